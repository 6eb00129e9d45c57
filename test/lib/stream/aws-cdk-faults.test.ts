import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPrincipal, Grant, type Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnStream, Stream, StreamConsumer, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, CfnResource, Stack, Tags } from 'aws-cdk-lib/core';
import { Dependable } from 'constructs';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';

function fixture() {
  const app = new App();
  const owner = new Stack(app, 'Owner', { env: { account: '111111111111', region: 'eu-west-1' } });
  const reader = new Stack(app, 'Reader', { env: { account: '222222222222', region: 'eu-west-1' } });
  return { owner, reader };
}

function roleIn(stack: Stack): Role {
  return new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), roleName: 'reader' });
}

function encryptedStreamIn(stack: Stack): Stream {
  return new Stream(stack, 'Stream', { streamName: 'clicks', encryption: StreamEncryption.KMS });
}

/**
 * What this package corrects or guards against, as aws-cdk does it today. A test that fails here says that aws-cdk has
 * changed: see whether the correction can go.
 */
describe('Stream of aws-cdk', () => {
  test('has no props for record size, distribution and warm throughput', () => {
    const { owner } = fixture();
    const props = { maxRecordSizeInKiB: 2_048, recordDistributionStrategy: 'AUTO', warmThroughputMiBps: 10 };
    new Stream(owner, 'Stream', { ...props, streamMode: StreamMode.ON_DEMAND });
    const [stream] = Object.values(Template.fromStack(owner).findResources('AWS::Kinesis::Stream'));
    const known = ['RetentionPeriodHours', 'StreamEncryption', 'StreamModeDetails'];
    expect(Object.keys(stream?.Properties)).toEqual(known);
    expect(new CfnStream(owner, 'Resource', props)).toMatchObject(props);
  });

  test('hides its encryption behind a condition, unless told how to encrypt', () => {
    const { owner } = fixture();
    new Stream(owner, 'Stream');
    Template.fromStack(owner).hasResourceProperties('AWS::Kinesis::Stream', {
      StreamEncryption: { 'Fn::If': Match.anyValue() },
    });
  });

  test('does not rotate the key it makes', () => {
    const { owner } = fixture();
    encryptedStreamIn(owner);
    Template.fromStack(owner).hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: Match.absent() });
  });

  test('provisions a shard where nobody chose a mode', () => {
    const { owner } = fixture();
    new Stream(owner, 'Stream');
    Template.fromStack(owner).hasResourceProperties('AWS::Kinesis::Stream', { ShardCount: 1 });
  });

  test('refuses a shard count on demand, so that switching means to remove it by hand', () => {
    const { owner } = fixture();
    expect(() => new Stream(owner, 'Stream', { streamMode: StreamMode.ON_DEMAND, shardCount: 1 })).toThrow(
      /streamMode must be set to PROVISIONED \(default\) when specifying shardCount/,
    );
  });

  test('grants what cannot be granted on a stream, and its key to any service', () => {
    const { owner } = fixture();
    const role = roleIn(owner);
    encryptedStreamIn(owner).grantRead(role);
    const [onStream, onKey] = (role.node.findChild('DefaultPolicy') as Policy).document.toJSON().Statement;
    expect(onStream.Action).toEqual(expect.arrayContaining(['kinesis:ListStreams', 'kinesis:SubscribeToShard']));
    expect(onKey).not.toHaveProperty('Condition');
  });

  test('shares with another account what the key of AWS encrypts', () => {
    const { owner } = fixture();
    const stream = new Stream(owner, 'Stream', { encryption: StreamEncryption.MANAGED });
    expect(() => stream.grantRead(new AccountPrincipal('222222222222'))).not.toThrow();
    Template.fromStack(owner).resourceCountIs('AWS::Kinesis::ResourcePolicy', 1);
  });

  test('calls a grant on an imported stream a success, though nothing of it was added', () => {
    const { owner } = fixture();
    const grant = Stream.fromStreamArn(owner, 'Stream', STREAM_ARN).grantRead(new AccountPrincipal('222222222222'));
    expect(grant.success).toBe(true);
    expect(Template.fromStack(owner).toJSON()).not.toHaveProperty('Resources');
  });
});

describe('a grant of aws-cdk to an imported role', () => {
  test('is called a success, though the role is left alone', () => {
    const { owner } = fixture();
    const role = Role.fromRoleArn(owner, 'Role', 'arn:aws:iam::111111111111:role/producer', { mutable: false });
    expect(Stream.fromStreamArn(owner, 'Stream', STREAM_ARN).grantWrite(role).success).toBe(true);
    expect(Template.fromStack(owner).toJSON()).not.toHaveProperty('Resources');
  });
});

describe('a grant of aws-cdk to a role of another account', () => {
  test('names the role in the policies of stream and key, which must exist by then', () => {
    const { owner, reader } = fixture();
    encryptedStreamIn(owner).grantRead(roleIn(reader));
    const template = Template.fromStack(owner);
    const roleArn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:role/reader']] };
    const statement = Match.objectLike({ Principal: { AWS: roleArn }, Condition: Match.absent() });
    template.hasResourceProperties('AWS::Kinesis::ResourcePolicy', { ResourcePolicy: { Statement: [statement] } });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([statement]) } });
  });

  test('lets the role use any key of any account', () => {
    const { owner, reader } = fixture();
    encryptedStreamIn(owner).grantRead(roleIn(reader));
    Template.fromStack(reader).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{ Action: 'kms:Decrypt', Effect: 'Allow', Resource: '*' }]),
      },
    });
  });

  test('waits for an output of the owner, where it names the key', () => {
    const { owner, reader } = fixture();
    const key = new Key(owner, 'Key');
    Grant.addToPrincipal({ grantee: roleIn(reader), actions: ['kms:Decrypt'], resourceArns: [key.keyArn] });
    Template.fromStack(reader).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Resource: { 'Fn::GetStackOutput': Match.anyValue() } }] },
    });
  });

  test('forgets the policy of the role, so that nothing waits for it', () => {
    const { owner, reader } = fixture();
    const grant = encryptedStreamIn(owner).grantRead(roleIn(reader));
    expect(grant.principalStatements).toEqual([]);
    expect(Dependable.of(grant).dependencyRoots).toEqual([owner.node.findChild('Stream').node.findChild('Policy')]);
  });

  test('cannot be waited for, because the policy of a key is no construct', () => {
    const { owner } = fixture();
    const key = new Key(owner, 'Key');
    const grantee = new AccountPrincipal('222222222222');
    const grant = Grant.addToPrincipalOrResource({
      grantee,
      actions: ['kms:Decrypt'],
      resourceArns: ['*'],
      resource: key,
    });
    const waiting = new CfnResource(owner, 'Waiting', { type: 'AWS::Lambda::EventSourceMapping' });
    grant.applyBefore(waiting);
    expect(() => Dependable.of(grant).dependencyRoots).toThrow(/does not implement IDependable/);
  });
});

describe('StreamConsumer of aws-cdk', () => {
  function consumersIn(stack: Stack, count: number): StreamConsumer[] {
    const stream = encryptedStreamIn(stack);
    return Array.from({ length: count }, (_, index) => {
      return new StreamConsumer(stack, `C${index}`, { stream, streamConsumerName: `c${index}` });
    });
  }

  test('carries the tags of its stack, any change of which replaces it', () => {
    const { owner } = fixture();
    consumersIn(owner, 1);
    Tags.of(owner).add('team', 'web');
    const tags = [{ Key: 'team', Value: 'web' }];
    Template.fromStack(owner).hasResourceProperties('AWS::Kinesis::StreamConsumer', { Tags: tags });
  });

  test('registers any number at once', () => {
    const { owner } = fixture();
    consumersIn(owner, 21);
    const consumers = Object.values(Template.fromStack(owner).findResources('AWS::Kinesis::StreamConsumer'));
    expect(consumers).toHaveLength(21);
    for (const consumer of consumers) expect(consumer).not.toHaveProperty('DependsOn');
  });

  test('takes the name of another consumer of the stream', () => {
    const { owner } = fixture();
    const [first] = consumersIn(owner, 1);
    const props = { stream: (first as StreamConsumer).stream, streamConsumerName: 'c0' };
    expect(() => new StreamConsumer(owner, 'Second', props)).not.toThrow();
  });

  test('does not let its policy wait until it is active', () => {
    const { owner } = fixture();
    consumersIn(owner, 1)[0]?.grantRead(new AccountPrincipal('222222222222'));
    const policies = Object.values(Template.fromStack(owner).findResources('AWS::Kinesis::ResourcePolicy'));
    expect(policies).toHaveLength(2);
    for (const policy of policies) expect(policy).not.toHaveProperty('DependsOn');
  });

  test('gives another account a pattern in place of its ARN, which no mapping takes', () => {
    const { owner, reader } = fixture();
    const [consumer] = consumersIn(owner, 1);
    expect(JSON.stringify(reader.resolve(consumer?.streamConsumerArn))).toContain('stream/clicks/consumer/c0:*');
  });

  test('takes an imported consumer of another account for one of this account', () => {
    const { reader } = fixture();
    const imported = StreamConsumer.fromStreamConsumerArn(reader, 'Consumer', `${STREAM_ARN}/consumer/metrics:1`);
    expect([imported.env.account, imported.stream.env.account]).toEqual(['222222222222', '111111111111']);
  });
});
