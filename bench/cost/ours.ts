// The log pipeline of this library. The warehouse is left out, as it is of the designs it is compared with.
import { Size, type Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  DeliveryBucket,
  type IDataStream,
  KinesisDeliveryStream,
  LakeDelivery,
  LambdaProcessor,
  LogAnalyticsPipeline,
  LogTransform,
  S3Destination,
  StreamCapacity,
  TrafficWindow,
  WarehouseLeg,
} from '../../lib';

/** The least that Firehose collects for a function: so much gzip still fits into its answer when it is inflated. */
const GZIP_BUFFER = Size.kibibytes(205);

/** What `new LogAnalyticsPipeline` makes. */
export function byDefault(stack: Stack): void {
  new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse: WarehouseLeg.none() });
}

/** The default on a stream whose shards follow the traffic. */
export function autoScaled(stack: Stack): void {
  new LogAnalyticsPipeline(stack, 'Pipeline', { warehouse: WarehouseLeg.none(), dataStream: scaledStream(stack) });
}

/** The same parts at the shared throughput: one function and one delivery stream do not need enhanced fan-out. */
export function sharedThroughput(stack: Stack): void {
  const source = measuredStream(stack);
  new LakeDelivery(stack, 'LakeDelivery', { source });
}

/** For records of gzip'd lines. */
export function gzipped(stack: Stack): void {
  const source = measuredStream(stack);
  const { handler } = new LogTransform(stack, 'Transform');
  const processors = [new LambdaProcessor(handler, { bufferSize: GZIP_BUFFER })];
  new LakeDelivery(stack, 'LakeDelivery', { source, processors });
}

/** Rows stay JSON, in gzip'd objects: nothing is converted to Parquet. */
export function jsonObjects(stack: Stack): void {
  const source = measuredStream(stack);
  const { bucket } = new DeliveryBucket(stack, 'Rows');
  const processors = [new LambdaProcessor(new LogTransform(stack, 'Transform').handler)];
  new KinesisDeliveryStream(stack, 'Delivery', { source, destination: new S3Destination(bucket, { processors }) });
}

function measuredStream(stack: Stack): IDataStream {
  const source = scaledStream(stack);
  new TrafficWindow(stack, 'Traffic', { source });
  return source;
}

function scaledStream(stack: Stack): DataStream {
  return new DataStream(stack, 'Stream', { capacity: StreamCapacity.autoScaled({ maxShards: 1_000 }) });
}
