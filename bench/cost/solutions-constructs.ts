// The defaults of kinesisstreams-lambda and kinesisstreams-kinesisfirehose-s3 of AWS Solutions Constructs on one stream, rebuilt with
// aws-cdk-lib: the packages do not install beside its present version.
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Duration, Size, type Stack } from 'aws-cdk-lib/core';

export function solutionsConstructs(stack: Stack, shardCount: number): void {
  const stream = new kinesis.Stream(stack, 'Stream', {
    streamMode: kinesis.StreamMode.PROVISIONED,
    shardCount,
    encryption: kinesis.StreamEncryption.MANAGED,
  });
  const handler = new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    tracing: lambda.Tracing.ACTIVE,
  });
  const onFailure = new SqsDlq(new sqs.Queue(stack, 'Failures'));
  handler.addEventSource(
    new KinesisEventSource(stream, {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      retryAttempts: 500,
      maxRecordAge: Duration.hours(24),
      onFailure,
    }),
  );
  addDelivery(stack, stream);
  addAlarms(stack, stream);
}

function addDelivery(stack: Stack, stream: kinesis.IStream): void {
  const accessLogs = new s3.Bucket(stack, 'AccessLogs', { encryption: s3.BucketEncryption.S3_MANAGED });
  const bucket = new s3.Bucket(stack, 'Bucket', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    serverAccessLogsBucket: accessLogs,
    versioned: true,
  });
  new firehose.DeliveryStream(stack, 'Delivery', {
    source: new firehose.KinesisStreamSource(stream),
    destination: new firehose.S3Bucket(bucket, {
      bufferingSize: Size.mebibytes(5),
      bufferingInterval: Duration.seconds(300),
      compression: firehose.Compression.GZIP,
    }),
  });
}

function addAlarms(stack: Stack, stream: kinesis.IStream): void {
  const metrics = [stream.metricGetRecordsIteratorAgeMilliseconds(), stream.metricReadProvisionedThroughputExceeded()];
  for (const [index, metric] of metrics.entries()) {
    new cloudwatch.Alarm(stack, `Alarm${index}`, { metric, threshold: 1, evaluationPeriods: 1 });
  }
}
