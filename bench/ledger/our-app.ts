import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  type DataStreamProps,
  LogAnalyticsPipeline,
  type LogAnalyticsPipelineProps,
  ProcessingLeg,
  StreamCapacity,
  type StreamProcessorOptions,
  WarehouseLeg,
} from 'cdk-kinesis-pipelines';
import { DELIVERED_SHARDS } from './order-book';

export interface OurAppOptions {
  /** Folder of the bundled handler. */
  readonly handler: string;
  /** @default - as the pipeline has it */
  readonly processing?: StreamProcessorOptions;
  /** @default - as the pipeline has it */
  readonly stream?: DataStreamProps;
  /** @default - as the pipeline has them, but no warehouse */
  readonly legs?: Partial<LogAnalyticsPipelineProps>;
  /** Takes a guard away that no property takes away. */
  readonly change?: (mapping: lambda.CfnEventSourceMapping) => void;
}

export const OUR_STACK = 'Ours';

/** The default log analytics pipeline, with a function of the user's own that writes what it processed to another stream. */
export function ourApp(outdir: string, { handler, processing, stream, legs, change }: OurAppOptions): string {
  const app = new App({ outdir, postCliContext: { 'aws:cdk:disable-stack-trace': true } });
  const stack = new Stack(app, OUR_STACK);
  const releases = new s3.Bucket(stack, 'Releases');
  const delivered = new DataStream(stack, 'Delivered', {
    capacity: StreamCapacity.provisioned(DELIVERED_SHARDS),
    retentionPeriod: Duration.days(365),
  });
  const orders = new lambda.Function(stack, 'Orders', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(handler),
    memorySize: 1_769,
    timeout: Duration.minutes(1),
    environment: { DELIVERED: delivered.stream.streamName, RELEASES: releases.bucketName },
  });
  delivered.grantWrite(orders);
  releases.grantRead(orders);
  const pipeline = new LogAnalyticsPipeline(stack, 'Pipeline', {
    dataStream: new DataStream(stack, 'Stream', stream),
    processing: ProcessingLeg.handler(orders, processing),
    warehouse: WarehouseLeg.none(),
    ...legs,
  });
  change?.(pipeline.processor?.eventSourceMapping.node.defaultChild as lambda.CfnEventSourceMapping);
  app.synth();
  return outdir;
}
