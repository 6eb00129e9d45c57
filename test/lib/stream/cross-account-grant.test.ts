import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  type IGrantable,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, CfnResource, PhysicalName, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { DataStreamProps } from '../../../lib/stream/data-stream-props';
import { StreamEncryption } from '../../../lib/stream/stream-encryption';

const ROLE_ARN = 'arn:aws:iam::222222222222:role/reader';
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

function fixture(props: DataStreamProps = { streamName: 'clicks' }) {
  const app = new App();
  const owner = new Stack(app, 'Owner', { env: { account: '111111111111', region: 'eu-west-1' } });
  const reader = new Stack(app, 'Reader', { env: { account: '222222222222', region: 'eu-west-1' } });
  return { owner, reader, stream: new DataStream(owner, 'Stream', props) };
}

function roleIn(stack: Stack, roleName: string | undefined = 'reader') {
  return new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), roleName });
}

/** Template text with the pseudo parameters of the commercial partition filled in. */
function resolved(value: unknown) {
  const text = JSON.stringify(value);
  const filled = text
    .replaceAll('{"Ref":"AWS::Partition"}', '"aws"')
    .replaceAll('{"Ref":"AWS::URLSuffix"}', '"amazonaws.com"');
  return JSON.parse(filled, (_, item) => (item?.['Fn::Join'] ? item['Fn::Join'][1].join('') : item));
}

function statementsOf(stack: Stack, type: string, property: string) {
  const resources = Object.values(Template.fromStack(stack).findResources(type));
  return resources.flatMap((resource) => resolved(resource.Properties[property].Statement));
}

const letIn = (condition: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::222222222222:root' },
  Condition: { ...condition, ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } },
});
const viaKinesis = { 'kms:ViaService': 'kinesis.eu-west-1.amazonaws.com' };

describe('a grant to a role of another account', () => {
  test('names the role in a condition of stream and key, so that it need not exist yet', () => {
    const { owner, reader, stream } = fixture();
    stream.grantRead(roleIn(reader));
    const [onStream] = statementsOf(owner, 'AWS::Kinesis::ResourcePolicy', 'ResourcePolicy');
    expect(onStream).toEqual({ ...letIn(), Action: READ, Resource: owner.resolve(stream.stream.streamArn) });
    expect(statementsOf(owner, 'AWS::KMS::Key', 'KeyPolicy')).toContainEqual({
      ...letIn({ StringEquals: viaKinesis }),
      Action: 'kms:Decrypt',
      Resource: '*',
    });
  });

  test('refers to no output of the owner in the policy of the role, so that either can be deployed first', () => {
    const { reader, stream } = fixture();
    stream.addConsumer('Consumer', { consumerName: 'metrics' }).grantRead(roleIn(reader));
    const streamArn = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
    expect(statementsOf(reader, 'AWS::IAM::Policy', 'PolicyDocument')).toEqual([
      {
        Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
        Effect: 'Allow',
        Resource: `${streamArn}/consumer/metrics:*`,
      },
      { Action: READ, Effect: 'Allow', Resource: streamArn },
      {
        Action: 'kms:Decrypt',
        Effect: 'Allow',
        Resource: 'arn:aws:kms:eu-west-1:111111111111:key/*',
        Condition: { StringEquals: { ...viaKinesis, 'kms:EncryptionContext:aws:kinesis:arn': streamArn } },
      },
    ]);
  });

  test('lets the role write', () => {
    const { owner, reader, stream } = fixture();
    stream.grantWrite(roleIn(reader));
    const [onStream] = statementsOf(owner, 'AWS::Kinesis::ResourcePolicy', 'ResourcePolicy');
    expect(onStream).toMatchObject({ ...letIn(), Action: ['kinesis:PutRecord', 'kinesis:PutRecords'] });
    const onKey = statementsOf(owner, 'AWS::KMS::Key', 'KeyPolicy');
    expect(onKey).toContainEqual(
      expect.objectContaining({ ...letIn({ StringEquals: viaKinesis }), Action: 'kms:GenerateDataKey' }),
    );
  });

  test('is in force before what waits for it, across the stacks', () => {
    const { owner, reader, stream } = fixture();
    const waiting = new CfnResource(reader, 'Mapping', { type: 'AWS::Lambda::EventSourceMapping' });
    stream.addConsumer('Consumer').grantRead(roleIn(reader)).applyBefore(waiting);
    expect(Template.fromStack(reader).findResources('AWS::Lambda::EventSourceMapping').Mapping?.DependsOn).toEqual([
      reader.resolve(
        (reader.node.findChild('Role').node.findChild('DefaultPolicy').node.defaultChild as CfnResource).logicalId,
      ),
    ]);
    expect(reader.dependencies).toEqual([owner]);
  });

  test('gives a mapping the exact ARN of the consumer, which only its own stack knows', () => {
    const { owner, reader, stream } = fixture();
    const { eventSourceArn } = stream.addConsumer('Consumer');
    new CfnResource(reader, 'Mapping', { type: 'AWS::Lambda::EventSourceMapping', properties: { eventSourceArn } });
    const template = Template.fromStack(reader).toJSON();
    const { OutputName } = template.Resources.Mapping.Properties.eventSourceArn['Fn::GetStackOutput'];
    expect(Template.fromStack(owner).toJSON().Outputs[OutputName].Value).toEqual(owner.resolve(eventSourceArn));
  });

  test('takes names that aws-cdk generates', () => {
    const { reader, stream } = fixture({ streamName: PhysicalName.GENERATE_IF_NEEDED });
    expect(() => stream.grantRead(roleIn(reader, PhysicalName.GENERATE_IF_NEEDED))).not.toThrow();
  });

  test('refuses a stream without a name, which no other account can refer to', () => {
    const { reader, stream } = fixture({});
    expect(() => stream.grantRead(roleIn(reader))).toThrow(
      new Error('Owner/Stream: physical name must be set for Reader/Role to refer to it, got none'),
    );
  });

  test('refuses a role without a name, which no other account can refer to', () => {
    const { reader, stream } = fixture();
    const role = new Role(reader, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    expect(() => stream.grantRead(role)).toThrow(
      new Error('Reader/Role: physical name must be set for Owner/Stream/Resource to refer to it, got none'),
    );
  });

  test('needs no name of the stream where the role is managed elsewhere', () => {
    const { owner, stream } = fixture({});
    stream.grantRead(Role.fromRoleArn(owner, 'Role', ROLE_ARN));
    const [onStream] = statementsOf(owner, 'AWS::Kinesis::ResourcePolicy', 'ResourcePolicy');
    expect(onStream).toMatchObject({ ...letIn(), Action: READ });
  });
});

describe('a grant where the account of the stream may be another', () => {
  test('is in force before what waits for it, on the side that is known', () => {
    const stack = new Stack(new App(), 'Stack');
    const imported = Stream.fromStreamArn(stack, 'Import', 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks');
    const waiting = new CfnResource(stack, 'Mapping', { type: 'AWS::Lambda::EventSourceMapping' });
    const grant = DataStream.fromStream(stack, 'Existing', imported).grantRead(roleIn(stack));
    grant.applyBefore(waiting);
    expect(grant.principalStatements.map(({ actions }) => actions)).toEqual([READ]);
    expect(Template.fromStack(stack).findResources('AWS::Lambda::EventSourceMapping').Mapping?.DependsOn).toEqual([
      'RoleDefaultPolicy5FFB7DAB',
    ]);
  });
});

describe('a grant to another account', () => {
  test.each<[string, IGrantable, string]>([
    ['a whole account', new AccountPrincipal('222222222222'), 'arn:aws:iam::222222222222:root'],
    ['an ARN', new ArnPrincipal(ROLE_ARN), ROLE_ARN],
  ])('lets in %s by the policies of stream and key', (_, grantee, principal) => {
    const { owner, stream } = fixture({});
    stream.grantRead(grantee);
    const statement = { Effect: 'Allow', Principal: { AWS: principal } };
    const [onStream] = statementsOf(owner, 'AWS::Kinesis::ResourcePolicy', 'ResourcePolicy');
    expect(onStream).toMatchObject({ ...statement, Action: READ });
    expect(statementsOf(owner, 'AWS::KMS::Key', 'KeyPolicy')).toContainEqual({
      ...statement,
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: viaKinesis },
    });
  });

  test.each<[string, (owner: Stack, reader: Stack) => IGrantable]>([
    ['an account', () => new AccountPrincipal('222222222222')],
    ['an ARN', () => new ArnPrincipal(ROLE_ARN)],
    ['a role', (_, reader) => roleIn(reader)],
  ])('refuses to share with %s what the key of AWS encrypts', (_, granteeIn) => {
    const { owner, reader, stream } = fixture({ streamName: 'clicks', encryption: StreamEncryption.managed() });
    const grantee = granteeIn(owner, reader);
    expect(() => stream.grantRead(grantee)).toThrow(
      new Error(
        'Owner/Stream/Resource: encryption must be customer managed to be shared with account 222222222222, got alias/aws/kinesis',
      ),
    );
  });

  test.each<[string, IGrantable]>([
    ['its own account', new AccountPrincipal('111111111111')],
    ['a principal of its account', new ArnPrincipal('arn:aws:iam::111111111111:user/me')],
    ['anybody', new AnyPrincipal()],
  ])('does not mistake %s for one', (_, grantee) => {
    const { stream } = fixture({ encryption: StreamEncryption.managed() });
    expect(() => stream.grantRead(grantee)).not.toThrow();
  });

  test('says what the owner of an imported stream and key has to let in', () => {
    const { owner } = fixture();
    const encryptionKey = Key.fromKeyArn(owner, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/clicks');
    const streamArn = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
    const imported = Stream.fromStreamAttributes(owner, 'Import', { streamArn, encryptionKey });
    DataStream.fromStream(owner, 'Existing', imported).grantWrite(new ArnPrincipal(ROLE_ARN));
    const statement = {
      Action: ['kinesis:PutRecord', 'kinesis:PutRecords'],
      Effect: 'Allow',
      Principal: { AWS: ROLE_ARN },
      Resource: streamArn,
    };
    const id = 'cdk-kinesis-pipelines:resourcePolicyCannotBeChanged';
    Annotations.fromStack(owner).hasWarning(
      '/Owner/Import',
      `Owner/Import: its policy cannot be changed here, let its owner add the statement ${JSON.stringify(statement)} to it [ack: ${id}]`,
    );
    Annotations.fromStack(owner).hasWarning('/Owner/Key', Match.stringLikeRegexp('kms:GenerateDataKey'));
  });

  test.each([
    ['is the same', '111111111111'],
    ['is known only at deployment', undefined],
  ])('says nothing where the account of a role %s, which takes it all', (_, account) => {
    const stack = new Stack(new App(), 'Stack', { env: { account, region: 'eu-west-1' } });
    const imported = Stream.fromStreamArn(stack, 'Import', 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks');
    DataStream.fromStream(stack, 'Existing', imported).grantRead(roleIn(stack));
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
