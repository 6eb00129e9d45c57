import { pipelineRole } from './pipeline-role';

/** Copies each record of a stream to another one, with a client made as on Lambda: no endpoint, no region, no credentials. */
const COPY = `
const { KinesisClient, PutRecordCommand } = require('@aws-sdk/client-kinesis');
const client = new KinesisClient({});
exports.handler = async ({ Records }) => {
  for (const { kinesis } of Records) {
    await client.send(new PutRecordCommand({
      StreamName: process.env.TARGET,
      PartitionKey: kinesis.partitionKey,
      Data: Buffer.from(kinesis.data, 'base64'),
    }));
  }
  return { copied: Records.length };
};`;

const bucketArn = { 'Fn::GetAtt': ['Lake', 'Arn'] };
const roleArn = { 'Fn::GetAtt': ['Role', 'Arn'] };

/** Plain CloudFormation, written by hand: clicks are copied by a function, kept in S3, counted by an alarm. */
export const CLICKS_TEMPLATE = {
  Resources: {
    Role: pipelineRole({ RoleName: 'clicks' }),
    Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'clicks', ShardCount: 1 } },
    Copies: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } },
    Copy: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: roleArn,
        Code: { ZipFile: COPY },
        Environment: { Variables: { TARGET: { Ref: 'Copies' } } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Clicks', 'Arn'] },
        FunctionName: { Ref: 'Copy' },
        StartingPosition: 'TRIM_HORIZON',
      },
    },
    Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'clicks-lake' } },
    Delivery: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamName: 'clicks-to-lake',
        ExtendedS3DestinationConfiguration: {
          BucketARN: bucketArn,
          RoleARN: roleArn,
          Prefix: 'clicks/',
          BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
        },
      },
    },
    ManyClicks: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'many-clicks',
        Namespace: 'AWS/Kinesis',
        MetricName: 'IncomingRecords',
        Dimensions: [{ Name: 'StreamName', Value: { Ref: 'Clicks' } }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 3,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      },
    },
    Token: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'token', SecretString: 'open sesame' } },
    Namespace: {
      Type: 'AWS::RedshiftServerless::Namespace',
      Properties: { NamespaceName: 'clicks', DbName: 'clicks', AdminUsername: 'chief', ManageAdminPassword: true },
    },
    Workgroup: {
      Type: 'AWS::RedshiftServerless::Workgroup',
      Properties: { WorkgroupName: 'clicks', NamespaceName: { Ref: 'Namespace' } },
    },
    Fleet: { Type: 'AWS::GameLift::Fleet', Properties: { Name: 'fleet' } },
  },
};
