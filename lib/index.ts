export type { BatchingOptions } from './processing/batching-options';
export { FailureBucket, type FailureBucketProps } from './processing/failure-bucket';
export { RecordFilter, type RecordFilterOptions } from './processing/record-filter';
export type { RetryOptions } from './processing/retry-options';
export { S3FailureDestination } from './processing/s3-failure-destination';
export { StartingPosition } from './processing/starting-position';
export { StreamProcessor, type StreamProcessorOptions, type StreamProcessorProps } from './processing/stream-processor';
export { TrafficMetric, TrafficWindow, type TrafficWindowProps } from './processing/traffic-window';
export { DataStream, type DataStreamProps } from './stream/data-stream';
export type { IDataStream, IStreamEventSource } from './stream/data-stream-interface';
export {
  EnhancedFanOutConsumer,
  type EnhancedFanOutConsumerOptions,
  type EnhancedFanOutConsumerProps,
} from './stream/enhanced-fan-out-consumer';
export type { ExistingStreamOptions } from './stream/existing-data-stream';
export { StreamCapacity } from './stream/stream-capacity';
export { StreamEncryption } from './stream/stream-encryption';
