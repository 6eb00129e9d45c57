import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib/core';
import { ChannelDestination } from '../../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../../lib/stream/channel/delivery-channel';
import { DataStream } from '../../../../lib/stream/data-stream';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { ChannelStack, statementsOf } from './fixture';

const TYPE = 'AWS::Kinesis::Channel';

describe('DeliveryChannel', () => {
  test('has production defaults', () => {
    const stack = new ChannelStack();
    stack.channel();
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('delivers the stream under a generated name, within five minutes, and logs errors', () => {
    const stack = new ChannelStack();
    const channel = stack.channel();
    expect(channel.channelName).toBe('Stack-Channel-2B535196');
    expect(channel.dataFreshness.toSeconds()).toBe(300);
    Template.fromStack(stack).hasResource(TYPE, {
      DependsOn: [Match.stringLikeRegexp('^ChannelRolePolicy')],
      Properties: {
        ChannelName: channel.channelName,
        ServiceExecutionRoleARN: stack.resolve(channel.role.roleArn),
        StreamConfigurationList: [
          {
            StreamARN: stack.resolve(stack.source.stream.streamArn),
            RecordConfiguration: { RecordFormatType: 'BYTE_ARRAY' },
          },
        ],
        S3DestinationConfiguration: { DataFreshnessInSeconds: 300 },
        LoggingConfiguration: {
          CloudWatchLogs: { Enabled: true, LogGroupName: stack.resolve(channel.logGroup.logGroupName) },
        },
      },
    });
  });

  test('is trusted to act for channels of its own account and region', () => {
    const stack = new ChannelStack();
    const channel = stack.channel();
    const roles = Template.fromStack(stack).findResources('AWS::IAM::Role');
    const role = roles[stack.getLogicalId(channel.role.node.defaultChild as never)];
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'kinesis.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111111111111' },
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':kinesis:us-east-1:111111111111:channel/*']],
            },
          },
        },
      },
    ]);
  });

  test.each([300, 900])('takes a data freshness of %d seconds', (seconds) => {
    const stack = new ChannelStack();
    stack.channel({ dataFreshness: Duration.seconds(seconds) });
    Template.fromStack(stack).hasResourceProperties(TYPE, {
      S3DestinationConfiguration: { DataFreshnessInSeconds: seconds },
    });
  });

  test.each([299, 901])('refuses a data freshness of %d seconds', (seconds) => {
    expect(() => new ChannelStack().channel({ dataFreshness: Duration.seconds(seconds) })).toThrow(
      new Error(
        `Stack/Channel: dataFreshness must be a whole number of seconds from 300 to 900, got ${seconds} seconds`,
      ),
    );
  });

  test.each(['', 'a b', 'x'.repeat(129)])('refuses the name %p', (channelName) => {
    expect(() => new ChannelStack().channel({ channelName })).toThrow(
      new Error(
        `Stack/Channel: channelName must be 1 to 128 letters, digits, underscores, dots or hyphens, got "${channelName}"`,
      ),
    );
  });

  test('keeps dead letters for 90 days in a bucket of its own, with the key of the stream', () => {
    const stack = new ChannelStack();
    const channel = stack.channel({ channelName: 'archive' });
    const arn = stack.resolve(channel.deadLetterBucket.bucketArn);
    expect(channel.deadLetterBucket.encryptionKey).toBe(stack.source.encryptionKey);
    const template = Template.fromStack(stack);
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ Id: 'Expire', ExpirationInDays: 90 })]) },
      },
    });
    template.hasResourceProperties(TYPE, {
      S3DestinationConfiguration: {
        DeadLetterQueueS3Configuration: {
          BucketARN: arn,
          ExpectedBucketOwner: '111111111111',
          ErrorOutputPrefix: 'kinesis-channel/errors/archive/',
        },
      },
    });
  });

  test('has a key for dead letters where the stream came without', () => {
    const stack = new ChannelStack();
    const channel = stack.channel({ source: stack.imported() });
    expect(channel.deadLetterBucket.encryptionKey?.node.path).toBe('Stack/Channel/DeadLettersKey');
  });

  test('removes what it created where it may', () => {
    const stack = new ChannelStack();
    stack.channel({ source: stack.imported(), removalPolicy: RemovalPolicy.DESTROY });
    const template = Template.fromStack(stack);
    const removed = (type: string) =>
      Object.entries(template.findResources(type, { DeletionPolicy: 'Delete' })).map(([id]) => id);
    expect(removed('AWS::S3::Bucket')).toEqual([expect.stringMatching(/^ChannelDeadLetters/)]);
    expect(removed('AWS::KMS::Key')).toEqual([expect.stringMatching(/^ChannelDeadLettersKey/)]);
    expect(removed('AWS::Logs::LogGroup')).toEqual([expect.stringMatching(/^ChannelLogGroup/)]);
  });

  test('takes a bucket for dead letters and a log group', () => {
    const stack = new ChannelStack();
    const deadLetterBucket = Bucket.fromBucketName(stack, 'DeadLetters', 'dead-letters');
    const logGroup = LogGroup.fromLogGroupName(stack, 'Logs', 'deliveries');
    const channel = stack.channel({ deadLetterBucket, logGroup, channelName: 'archive' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Kinesis::Channel', {
      S3DestinationConfiguration: {
        DeadLetterQueueS3Configuration: { BucketARN: stack.resolve(deadLetterBucket.bucketArn) },
      },
      LoggingConfiguration: { CloudWatchLogs: { LogGroupName: 'deliveries' } },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
    expect(channel.node.tryFindChild('DeadLetters')).toBeUndefined();
  });

  test('refuses a bucket for dead letters in another region', () => {
    const stack = new ChannelStack();
    const attributes = { bucketName: 'dead-letters', region: 'us-east-2' };
    const deadLetterBucket = Bucket.fromBucketAttributes(stack, 'DeadLetters', attributes);
    expect(() => stack.channel({ deadLetterBucket })).toThrow(
      new Error('Stack/Channel: deadLetterBucket must be in the region of the channel, us-east-1, got us-east-2'),
    );
  });

  test('refuses a bucket for dead letters of another account', () => {
    const stack = new ChannelStack();
    const attributes = { bucketName: 'dead-letters', account: '222222222222' };
    const deadLetterBucket = Bucket.fromBucketAttributes(stack, 'DeadLetters', attributes);
    expect(() => stack.channel({ deadLetterBucket })).toThrow(
      new Error(
        'Stack/Channel: deadLetterBucket must be in the account of the channel, 111111111111, got 222222222222',
      ),
    );
  });

  test('may use the key of the stream, write dead letters below a prefix of its own, and log', () => {
    const stack = new ChannelStack();
    const channel = stack.channel({ channelName: 'archive' });
    const { deadLetterBucket, logGroup } = channel;
    const key = stack.resolve(stack.source.encryptionKey?.keyArn);
    const ownAccount = { StringEquals: { 'aws:ResourceAccount': '111111111111' } };
    const keyActions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    const viaKinesis = stack.resolve(`kinesis.us-east-1.${stack.urlSuffix}`);
    const viaS3 = stack.resolve(`s3.us-east-1.${stack.urlSuffix}`);
    expect(statementsOf(channel).slice(2)).toEqual([
      {
        Action: keyActions,
        Effect: 'Allow',
        Resource: key,
        Condition: { StringEqualsIfExists: { 'kms:ViaService': viaKinesis } },
      },
      {
        Action: keyActions,
        Effect: 'Allow',
        Resource: key,
        Condition: {
          StringEquals: { 'kms:ViaService': viaS3 },
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': stack.resolve([
              deadLetterBucket.bucketArn,
              deadLetterBucket.arnForObjects('*'),
            ]),
          },
        },
      },
      {
        Action: ['s3:ListBucket', 's3:ListBucketMultipartUploads'],
        Effect: 'Allow',
        Resource: stack.resolve(deadLetterBucket.bucketArn),
        Condition: ownAccount,
      },
      {
        Action: 's3:PutObject',
        Effect: 'Allow',
        Resource: stack.resolve(deadLetterBucket.arnForObjects('kinesis-channel/errors/archive/*')),
        Condition: ownAccount,
      },
      {
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Effect: 'Allow',
        Resource: stack.resolve(logGroup.logGroupArn),
      },
    ]);
  });

  test('passes tags on', () => {
    const stack = new ChannelStack();
    Tags.of(stack.channel()).add('team', 'logs');
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      Tags: [{ Key: 'team', Value: 'logs' }],
    });
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      const source = new DataStream(stack, 'Stream');
      const bucket = new Bucket(stack, 'Bucket', { encryption: BucketEncryption.S3_MANAGED });
      new DeliveryChannel(stack, 'Channel', { source, destination: ChannelDestination.bucket(bucket) });
    });
    expect(recommended).toEqual(bare);
  });

  test('exposes what Kinesis made of it', () => {
    const stack = new ChannelStack();
    const channel = stack.channel();
    const id = stack.getLogicalId(channel.node.findChild('Resource') as never);
    expect(stack.resolve([channel.channelArn, channel.channelId])).toEqual([
      { 'Fn::GetAtt': [id, 'ChannelARN'] },
      { 'Fn::GetAtt': [id, 'ChannelId'] },
    ]);
  });

  test.each([
    ['bucket', 'DeliveryToS3.SuccessfulRecordCount', 'DeliveryToS3.FailedRecordCount', 'DeliveryToS3'],
    ['table', 'DeliveryToIceberg.SuccessfulRowCount', 'DeliveryToIceberg.FailedRowCount', 'DeliveryToIceberg'],
  ])('has the metrics of a delivery to a %s', (kind, delivered, failed, prefix) => {
    const stack = new ChannelStack();
    const destination = kind === 'table' ? stack.table() : ChannelDestination.bucket(stack.bucket);
    const channel = stack.channel({ channelName: 'archive', destination });
    const dimensions = {
      StreamName: stack.source.stream.streamName,
      ChannelName: 'archive',
      ChannelId: channel.channelId,
    };
    const common = { namespace: 'AWS/Kinesis', dimensions, period: Duration.minutes(5) };
    expect(channel.metricDataFreshness()).toMatchObject({
      ...common,
      metricName: `${prefix}.DataFreshness`,
      statistic: 'Maximum',
    });
    expect(channel.metricDeliveredRecords()).toMatchObject({ ...common, metricName: delivered, statistic: 'Sum' });
    expect(channel.metricFailedRecords()).toMatchObject({ ...common, metricName: failed, statistic: 'Sum' });
    const deadLetters = `${prefix}.DLQDeliverySuccess`;
    expect(channel.metricDeadLetters()).toMatchObject({ ...common, metricName: deadLetters, statistic: 'Sum' });
    expect(channel.metric('BytesOut', { statistic: 'Average', period: Duration.minutes(1) })).toMatchObject({
      ...common,
      metricName: `${prefix}.BytesOut`,
      statistic: 'Average',
      period: Duration.minutes(1),
    });
  });
});
