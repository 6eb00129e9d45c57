import path from 'node:path';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DELIVERED_SHARDS } from './order-book';

export const PLAIN_STACK = 'Plain';

const TRANSFORM = path.resolve(__dirname, '../../assets/log-transform');

/** The same pipeline by aws-cdk-lib alone: nothing is set that has a default, except where records go. */
export function plainApp(outdir: string, handler: string): string {
  const app = new App({ outdir });
  const stack = new Stack(app, PLAIN_STACK);
  const stream = new kinesis.Stream(stack, 'Stream');
  const releases = new s3.Bucket(stack, 'Releases');
  const delivered = new kinesis.Stream(stack, 'Delivered', {
    shardCount: DELIVERED_SHARDS,
    retentionPeriod: Duration.days(365),
  });
  const orders = new lambda.Function(stack, 'Orders', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(handler),
    environment: { DELIVERED: delivered.streamName, RELEASES: releases.bucketName },
  });
  delivered.grantWrite(orders);
  releases.grantRead(orders);
  orders.addEventSource(new KinesisEventSource(stream, { startingPosition: lambda.StartingPosition.TRIM_HORIZON }));

  const transform = new lambda.Function(stack, 'Transform', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(TRANSFORM),
    memorySize: 1_769,
    timeout: Duration.minutes(1),
  });
  new firehose.DeliveryStream(stack, 'LakeDelivery', {
    source: new firehose.KinesisStreamSource(stream),
    destination: new firehose.S3Bucket(new s3.Bucket(stack, 'Lake'), {
      processors: [new firehose.LambdaFunctionProcessor(transform)],
    }),
  });
  app.synth();
  return outdir;
}
