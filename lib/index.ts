export { AccessLogsBucket, type AccessLogsBucketProps } from './delivery/access-logs-bucket';
export { ColumnType } from './delivery/column-type';
export { CopyFormat } from './delivery/copy-format';
export { CopyCompression, type CopyOptions } from './delivery/copy-options';
export { DataLake, type DataLakeProps } from './delivery/data-lake';
export { DataLakeDestination, type DataLakeDestinationProps } from './delivery/data-lake-destination';
export { DeliveryBucket, type DeliveryBucketProps } from './delivery/delivery-bucket';
export { KinesisDeliveryStream, type KinesisDeliveryStreamProps } from './delivery/kinesis-delivery-stream';
export { LakeDelivery, type LakeDeliveryProps } from './delivery/lake-delivery';
export type { SavedQuery } from './delivery/lake-queries';
export { LambdaProcessor, type LambdaProcessorProps } from './delivery/lambda-processor';
export { LogTransform } from './delivery/log-transform';
export type { RecordBackup } from './delivery/record-backup';
export { RedshiftDestination, type RedshiftDestinationProps } from './delivery/redshift-destination';
export { RedshiftEndpoint } from './delivery/redshift-endpoint';
export { type Column, TableSchema, type TableSchemaProps } from './delivery/table-schema';
export { Warehouse, type WarehouseProps } from './delivery/warehouse';
export { type FirehoseAccessOptions, WarehouseAccess } from './delivery/warehouse-access';
export { WarehouseDelivery, type WarehouseDeliveryProps } from './delivery/warehouse-delivery';
export type { BatchingOptions } from './processing/batching-options';
export { FailureBucket, type FailureBucketProps } from './processing/failure-bucket';
export { RecordFilter, type RecordFilterOptions } from './processing/record-filter';
export type { RetryOptions } from './processing/retry-options';
export { S3FailureDestination } from './processing/s3-failure-destination';
export { StartingPosition } from './processing/starting-position';
export { StreamProcessor, type StreamProcessorOptions, type StreamProcessorProps } from './processing/stream-processor';
export { TrafficMetric, TrafficWindow, type TrafficWindowProps } from './processing/traffic-window';
export { DataStream, type DataStreamProps } from './stream/data-stream';
export type { IDataStream } from './stream/data-stream-interface';
export {
  EnhancedFanOutConsumer,
  type EnhancedFanOutConsumerOptions,
  type EnhancedFanOutConsumerProps,
} from './stream/enhanced-fan-out-consumer';
export type { ExistingStreamOptions } from './stream/existing-data-stream';
export { StreamCapacity } from './stream/stream-capacity';
export { StreamEncryption } from './stream/stream-encryption';
export type { IStreamEventSource } from './stream/stream-event-source';
