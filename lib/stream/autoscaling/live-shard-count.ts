import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { type CfnResource, CustomResource, Duration, Lazy, Stack, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../../private/prebuilt-function';

/** A stream that is resharded is waited for. */
const TIMEOUT = Duration.minutes(15);

export interface LiveShardCountProps {
  /** Known before the stream exists. */
  readonly streamName: string;
  readonly initialShards: number;
  /** The stream, which is asked for at synthesis only: it is made later, with the count. */
  readonly resource: () => CfnResource;
}

/**
 * The shards that a stream has at the time of a deployment, instead of those it was created with.
 *
 * CloudFormation sends a stream's shard count whenever it updates the stream for any reason, and reads a custom resource
 * anew only when its properties change: so they repeat the stream's own, and whatever those refer to changes both.
 */
export class LiveShardCount extends Construct {
  /** A token. */
  public readonly shardCount: number;

  constructor(scope: Construct, id: string, props: LiveShardCountProps) {
    super(scope, id);
    const handler = prebuiltFunction(this, 'Function', {
      asset: 'shard-count',
      description: 'Tells a deployment how many shards a stream has',
      memorySize: 256,
      timeout: TIMEOUT,
    });
    const grantee = handler.role as IRole;
    const grant = Grant.addToPrincipal({
      grantee,
      actions: ['kinesis:DescribeStreamSummary'],
      resourceArns: [
        Stack.of(this).formatArn({ service: 'kinesis', resource: 'stream', resourceName: props.streamName }),
      ],
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: handler.functionArn,
      resourceType: 'Custom::LiveShardCount',
      serviceTimeout: TIMEOUT.plus(Duration.minutes(1)),
      properties: {
        StreamName: props.streamName,
        InitialShards: props.initialShards,
        StreamProperties: Lazy.any({ produce: () => propertiesOf(props.resource()) }),
        StackTags: Lazy.any({ produce: () => Stack.of(this).tags.renderTags() }),
      },
    });
    grant.applyBefore(resource);
    this.shardCount = Token.asNumber(resource.getAtt('ShardCount'));
  }
}

/** As in the template, but for the shard count, which is the answer. */
function propertiesOf(resource: CfnResource): object {
  const { Resources } = resource.stack.resolve(resource._toCloudFormation());
  const { ShardCount: _, ...properties } = Resources[resource.stack.resolve(resource.logicalId)].Properties;
  return properties;
}
