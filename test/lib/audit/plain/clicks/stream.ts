import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as flink from 'aws-cdk-lib/aws-kinesisanalyticsv2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Duration, type Stack, Tags } from 'aws-cdk-lib/core';
import { allow, roleFor } from './roles';
import type { Surroundings } from './surroundings';

const RETENTION = Duration.days(7);

/** A stream that a function in a VPC and a Flink application read. */
export function addStream(stack: Stack, surroundings: Surroundings): void {
  const { key, logGroup, watch } = surroundings;
  const stream = new kinesis.Stream(stack, 'Stream', {
    shardCount: 2,
    retentionPeriod: RETENTION,
    encryption: kinesis.StreamEncryption.KMS,
    encryptionKey: key,
  });
  Tags.of(stream).add('Owner', 'shop');
  watch('Refused', stream.metricWriteProvisionedThroughputExceeded(), 0);
  roleFor(stack, 'ShopRole', 'ec2.amazonaws.com', [
    allow(['kinesis:PutRecords'], stream.streamArn),
    allow(['kms:GenerateDataKey'], key.keyArn),
  ]);
  addMapping(stack, stream, surroundings);
  addApplication(stack, logGroup('JobLogs'), stream);
}

function addMapping(stack: Stack, stream: kinesis.Stream, surroundings: Surroundings): void {
  const { failures, watch } = surroundings;
  const { ref: functionName } = functionOf(stack, stream, surroundings);
  const mapping = new lambda.CfnEventSourceMapping(stack, 'Mapping', {
    eventSourceArn: stream.streamArn,
    functionName,
    startingPosition: 'TRIM_HORIZON',
    batchSize: 1_000,
    maximumBatchingWindowInSeconds: 10,
    maximumRetryAttempts: 5,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ['ReportBatchItemFailures'],
    destinationConfig: { onFailure: { destination: failures.bucketArn } },
    metricsConfig: { metrics: ['EventCount'] },
  });
  const ofFunction = { namespace: 'AWS/Lambda', dimensionsMap: { FunctionName: functionName } };
  const ofMapping = { namespace: 'AWS/Lambda', dimensionsMap: { EventSourceMappingUUID: mapping.ref } };
  const age = new Metric({ ...ofFunction, metricName: 'IteratorAge', statistic: 'max' });
  watch('Late', age, RETENTION.toMilliseconds() / 4);
  watch('Failed', new Metric({ ...ofMapping, metricName: 'OnFailureDestinationDeliveredEventCount' }), 0);
}

function functionOf(
  stack: Stack,
  { streamArn }: kinesis.Stream,
  { key, vpc, failures, logGroup }: Surroundings,
): lambda.CfnFunction {
  const role = roleFor(stack, 'SessionsRole', 'lambda.amazonaws.com', [
    allow(['kinesis:DescribeStream', 'kinesis:GetRecords', 'kinesis:GetShardIterator'], streamArn),
    allow(['kinesis:ListShards'], streamArn),
    allow(['s3:PutObject'], failures.arnForObjects('aws/lambda/*')),
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn),
  ]);
  const group = new ec2.SecurityGroup(stack, 'SessionsGroup', { vpc });
  return new lambda.CfnFunction(stack, 'Sessions', {
    code: { zipFile: 'exports.handler = async () => ({ batchItemFailures: [] });' },
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    role: role.roleArn,
    timeout: 60,
    loggingConfig: { logGroup: logGroup('SessionsLogs').logGroupName },
    vpcConfig: {
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [group.securityGroupId],
    },
  });
}

function addApplication(stack: Stack, logGroup: logs.LogGroup, stream: kinesis.Stream): void {
  const role = roleFor(stack, 'JobRole', 'kinesisanalytics.amazonaws.com', [
    allow(['kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator'], stream.streamArn),
  ]);
  const application = new flink.CfnApplication(stack, 'Job', {
    applicationName: 'trends',
    runtimeEnvironment: 'FLINK-1_20',
    serviceExecutionRole: role.roleArn,
    applicationConfiguration: {
      applicationSnapshotConfiguration: { snapshotsEnabled: true },
      flinkApplicationConfiguration: {
        checkpointConfiguration: { configurationType: 'CUSTOM', checkpointingEnabled: true },
      },
    },
  });
  const logStream = new logs.LogStream(stack, 'JobLogStream', { logGroup });
  new flink.CfnApplicationCloudWatchLoggingOption(stack, 'JobLogging', {
    applicationName: application.ref,
    cloudWatchLoggingOption: {
      logStreamArn: `${logGroup.logGroupArn}:log-stream:${logStream.logStreamName}`,
    },
  });
}
