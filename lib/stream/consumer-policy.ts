import type { AddToResourcePolicyResult, Grant, IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { grantAcrossAccounts } from './cross-account-grant';
import { grantStreamRead } from './stream-grants';

const READ = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];

/** Lets the grantee read through the consumer, and whatever of the stream that takes. */
export function grantConsumerRead(consumer: IStreamConsumer, stream: IStream, grantee: IGrantable): Grant {
  const onConsumer = grantAcrossAccounts({
    grantee,
    actions: READ,
    resourceArns: [consumer.streamConsumerArn],
    resource: consumer,
  });
  waitUntilActive(consumer);
  return onConsumer.combine(grantStreamRead(stream, grantee));
}

/** Adds a statement to the consumer's resource policy. */
export function addToConsumerPolicy(consumer: IStreamConsumer, statement: PolicyStatement): AddToResourcePolicyResult {
  if (statement.resources.length === 0) statement.addResources(consumer.streamConsumerArn);
  const result = consumer.addToResourcePolicy(statement);
  waitUntilActive(consumer);
  return result;
}

/**
 * CloudFormation creates what refers to a consumer while Kinesis is still registering it, which refuses a policy until
 * then; what depends on the consumer explicitly is created once it is active.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2442
 */
function waitUntilActive({ node }: IStreamConsumer): void {
  const policy = node.tryFindChild('Policy');
  if (policy !== undefined && node.defaultChild !== undefined) policy.node.addDependency(node.defaultChild);
}
