import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataLake, DataStream, LakeDelivery, StreamProcessor } from 'cdk-kinesis-pipelines';

const env = { account: '111111111111', region: 'eu-central-1' };
const stack = new Stack(new App(), 'Compose', { env });

// What the stack has already: a stream of log lines, a bucket, a function.
const arn = `arn:aws:kinesis:${env.region}:${env.account}:stream/access-log`;
const stream = kinesis.Stream.fromStreamArn(stack, 'Stream', arn);
const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'access-log-lake');
const handler = new lambda.Function(stack, 'Handler', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async ({ Records }) => { console.log(Records.length); };'),
});

// What it gets from here: the function reads the stream, and the bucket becomes a lake of the same lines.
const source = DataStream.fromStream(stack, 'Source', stream);
new StreamProcessor(stack, 'Processor', { source, handler, reportBatchItemFailures: false });
new LakeDelivery(stack, 'LakeDelivery', { source, lake: new DataLake(stack, 'Lake', { bucket }) });
