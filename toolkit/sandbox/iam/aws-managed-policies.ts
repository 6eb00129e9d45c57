import { type Policy, readPolicy } from './policy/policy';

const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const READ_STREAM = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
  'kinesis:ListStreams',
  'kinesis:SubscribeToShard',
];
const WORK_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const USE_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const WRITE_TRACES = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];

/** Actions of the managed policies that pipelines use, on all resources: the others are too long, or change too often. */
const ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AdministratorAccess', ['*']],
  ['AmazonKinesisFirehoseFullAccess', ['firehose:*']],
  ['AmazonKinesisFirehoseReadOnlyAccess', ['firehose:Describe*', 'firehose:List*']],
  ['AmazonKinesisFullAccess', ['kinesis:*']],
  ['AmazonKinesisReadOnlyAccess', ['kinesis:Get*', 'kinesis:List*', 'kinesis:Describe*']],
  ['AmazonS3FullAccess', ['s3:*', 's3-object-lambda:*']],
  ['AmazonSNSFullAccess', ['sns:*']],
  ['AmazonSQSFullAccess', ['sqs:*']],
  ['AWSXRayDaemonWriteAccess', WRITE_TRACES],
  ['service-role/AWSLambdaBasicExecutionRole', WRITE_LOGS],
  ['service-role/AWSLambdaKinesisExecutionRole', [...READ_STREAM, ...WRITE_LOGS]],
  ['service-role/AWSLambdaSQSQueueExecutionRole', [...WORK_QUEUE, ...WRITE_LOGS]],
  ['service-role/AWSLambdaVPCAccessExecutionRole', [...WRITE_LOGS, ...USE_INTERFACES]],
]);

/** A policy that AWS keeps, by its ARN; undefined for one that is not known here. */
export function awsManagedPolicy(arn: string): Policy | undefined {
  const name = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? '';
  const Action = ACTIONS.get(name);
  if (Action === undefined) return undefined;
  const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } };
  return readPolicy('identity-based policy', name, document);
}
