// The log pipeline of this library. The warehouse is left out, as it is of the designs it is compared with.
import type { Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  DeliveryBucket,
  KinesisDeliveryStream,
  LambdaProcessor,
  LogAnalyticsPipeline,
  LogTransform,
  ProcessingLeg,
  S3Destination,
  StreamCapacity,
  TrafficWindow,
  WarehouseLeg,
} from '../../lib';

const warehouse = WarehouseLeg.none();

/** What `new LogAnalyticsPipeline` makes. */
export function byDefault(stack: Stack): void {
  new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse });
}

/** The default on a stream whose shards follow the traffic. */
export function autoScaled(stack: Stack): void {
  new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse, dataStream: scaledStream(stack) });
}

/** The traffic is measured at the shared throughput: one function and one delivery stream do not need enhanced fan-out. */
export function sharedThroughput(stack: Stack): void {
  const dataStream = scaledStream(stack);
  new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse, dataStream, processing: ProcessingLeg.none() });
  new TrafficWindow(stack, 'Traffic', { source: dataStream });
}

/** Rows stay JSON, in gzip'd objects: nothing is converted to Parquet. */
export function jsonObjects(stack: Stack): void {
  const source = scaledStream(stack);
  new TrafficWindow(stack, 'Traffic', { source });
  const { bucket } = new DeliveryBucket(stack, 'Rows');
  const processors = [new LambdaProcessor(new LogTransform(stack, 'Transform').handler)];
  new KinesisDeliveryStream(stack, 'Delivery', { source, destination: new S3Destination(bucket, { processors }) });
}

function scaledStream(stack: Stack): DataStream {
  return new DataStream(stack, 'Stream', { capacity: StreamCapacity.autoScaled({ maxShards: 1_000 }) });
}
