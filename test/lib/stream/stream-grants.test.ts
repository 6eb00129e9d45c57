import { Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamEncryption } from '../../../lib/stream/stream-encryption';

const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
const WRITE = ['kinesis:PutRecord', 'kinesis:PutRecords'];

function fixture(encryption?: StreamEncryption) {
  const stack = new Stack(new App(), 'Stack');
  const stream = new DataStream(stack, 'Stream', { encryption });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  return { stack, stream, role };
}

describe('grants of a data stream', () => {
  test.each([
    ['grantRead', READ, 'kms:Decrypt'],
    ['grantWrite', WRITE, 'kms:GenerateDataKey'],
    ['grantReadWrite', [...READ, ...WRITE], ['kms:Decrypt', 'kms:GenerateDataKey']],
  ] as const)('%s allows just that, and the key through Kinesis only', (grant, actions, keyActions) => {
    const { stack, stream, role } = fixture();
    stream[grant](role);
    const viaService = stack.resolve(`kinesis.${stack.region}.${stack.urlSuffix}`);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Action: actions, Effect: 'Allow', Resource: stack.resolve(stream.stream.streamArn) },
          {
            Action: keyActions,
            Effect: 'Allow',
            Resource: stack.resolve(stream.encryptionKey?.keyArn),
            Condition: { StringEquals: { 'kms:ViaService': viaService } },
          },
        ],
      },
    });
  });

  test('say nothing of a key which AWS manages', () => {
    const { stack, stream, role } = fixture(StreamEncryption.managed());
    stream.grantRead(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: READ, Resource: stack.resolve(stream.stream.streamArn) }] },
    });
  });

  test.each([
    ['known', '111111111111'],
    ['known only at deployment', undefined],
  ])('leave the policies of stream and key alone within an account that is %s', (_, account) => {
    const stack = new Stack(new App(), 'Stack', { env: { account, region: 'eu-west-1' } });
    const stream = new DataStream(stack, 'Stream');
    stream
      .addConsumer('Consumer')
      .grantRead(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Kinesis::ResourcePolicy', 0);
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: [{ Action: 'kms:*' }] } });
  });

  test('let in another account by the policies of stream and key', () => {
    const { stack, stream } = fixture();
    stream.grantRead(new AccountPrincipal('222222222222'));
    const template = Template.fromStack(stack);
    const statement = { Effect: 'Allow', Principal: { AWS: rootOf('222222222222') } };
    template.hasResourceProperties('AWS::Kinesis::ResourcePolicy', {
      ResourcePolicy: { Statement: [{ ...statement, Action: READ }] },
    });
    const [key] = Object.values(template.findResources('AWS::KMS::Key'));
    expect(key?.Properties.KeyPolicy.Statement).toContainEqual({
      ...statement,
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': stack.resolve(`kinesis.${stack.region}.${stack.urlSuffix}`) } },
    });
  });
});

function rootOf(account: string) {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] };
}
