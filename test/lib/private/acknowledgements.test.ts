import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { acknowledge, acknowledgeWildcards } from '../../../lib/private/acknowledgements';
import { keepInManagedPolicies } from '../../../lib/private/managed-policies';
import { acknowledgedRules } from './acknowledged-rules';

function fixture() {
  const stack = new Stack(new App(), 'Stack');
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  return { stack, role };
}

describe('acknowledge', () => {
  test('acknowledges a rule in each of its packs', () => {
    const { role } = fixture();
    acknowledge(role, { LambdaDLQ: 'a reason' });
    expect(acknowledgedRules(role)).toEqual([
      'HIPAA.Security::HIPAA.Security-LambdaDLQ',
      'NIST.800.53.R5::NIST.800.53.R5-LambdaDLQ',
      'Serverless::Serverless-LambdaDLQ',
    ]);
  });

  test('acknowledges the rule of the checks of this library that asks for the same', () => {
    const { role } = fixture();
    acknowledge(role, { SMG4: 'a reason' });
    expect(acknowledgedRules(role)).toEqual(['AwsSolutions::AwsSolutions-SMG4', 'StreamingChecks::secret-rotation']);
  });
});

describe('acknowledgeWildcards', () => {
  test('names references as the rule does, and leaves out what has no asterisk', () => {
    const { stack, role } = fixture();
    keepInManagedPolicies(role);
    const bucket = new Bucket(stack, 'Bucket');
    const table = stack.formatArn({ service: 'glue', resource: 'table', resourceName: 'db/*' });
    acknowledgeWildcards(role, [bucket.bucketArn, bucket.arnForObjects('*'), table, '*'], 'a reason');
    expect(acknowledgedRules(role)).toEqual([
      'AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket83908E77.Arn>/*]',
      'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:table/db/*]',
      'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    ]);
  });

  test('names what another stack has as the rule does, once aws-cdk knows how it is imported', () => {
    const { stack, role } = fixture();
    const owner = new Stack(stack.node.root as App, 'Owner');
    const nested = new NestedStack(owner, 'Nested');
    const [bucket, inner] = [new Bucket(owner, 'Bucket'), new Bucket(nested, 'Inner')];
    const arns = [bucket.arnForObjects('*'), inner.arnForObjects('*')];
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: arns }));
    acknowledgeWildcards(role, arns, 'a reason');
    expect(acknowledgedRules(role)).toEqual([]);
    const { Resources } = Template.fromStack(stack).toJSON();
    expect(Resources.RoleDefaultPolicy5FFB7DAB.Properties.PolicyDocument.Statement[0].Resource[0]).toEqual({
      'Fn::Join': ['', [{ 'Fn::ImportValue': 'Owner:ExportsOutputFnGetAttBucket83908E77Arn063C8555' }, '/*']],
    });
    expect(acknowledgedRules(role)).toEqual([
      'AwsSolutions::AwsSolutions-IAM5[Resource::Owner:ExportsOutputFnGetAttBucket83908E77Arn063C8555/*]',
      expect.stringMatching(/IAM5\[Resource::Owner:ExportsOutputFnGetAttNested.*\/\*\]$/),
    ]);
  });

  test('leaves a bare asterisk to the owner of a role that was made elsewhere', () => {
    const { role } = fixture();
    acknowledgeWildcards(role, ['*', 'arn:aws:s3:::logs/*'], 'a reason');
    expect(acknowledgedRules(role)).toEqual(['AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:s3:::logs/*]']);
  });

  test('leaves principals alone that have no policy in the app', () => {
    const principal = new ServicePrincipal('lambda.amazonaws.com');
    expect(() => acknowledgeWildcards(principal, ['*'], 'a reason')).not.toThrow();
  });
});
