export { CheckConcern } from './audit/check-concern';
export { CheckSeverity } from './audit/check-severity';
export { StreamingChecks, type StreamingChecksProps } from './audit/streaming-checks';
export { AccessLogsBucket, type AccessLogsBucketProps } from './delivery/bucket/access-logs-bucket';
export { DeliveryBucket, type DeliveryBucketProps } from './delivery/bucket/delivery-bucket';
export {
  ConversionSchema,
  type ConversionSchemaOptions,
  type ExistingTableOptions,
} from './delivery/destinations/conversion/conversion-schema';
export type { FormatConversion } from './delivery/destinations/conversion/format-conversion';
export type { LakeFormationAccess } from './delivery/destinations/conversion/lake-formation-access';
export { BackedUpRecords, type DestinationBackup } from './delivery/destinations/destination-backup';
export type { EndpointDestinationOptions } from './delivery/destinations/endpoint/endpoint-destination-options';
export { HttpEndpointDestination } from './delivery/destinations/http-endpoint/http-endpoint-destination';
export type { HttpEndpointDestinationProps } from './delivery/destinations/http-endpoint/http-endpoint-destination-props';
export type { HttpEndpointOptions } from './delivery/destinations/http-endpoint/http-endpoint-options';
export type { GlueCatalogOptions, IcebergWarehouse } from './delivery/destinations/iceberg/glue-catalog';
export { IcebergCatalog } from './delivery/destinations/iceberg/iceberg-catalog';
export { IcebergDestination, type IcebergDestinationProps } from './delivery/destinations/iceberg/iceberg-destination';
export type { IcebergDestinationTable } from './delivery/destinations/iceberg/iceberg-destination-table';
export { IcebergPartition } from './delivery/destinations/iceberg/iceberg-partition';
export {
  NamespaceTable,
  type NamespaceTableDeliveryOptions,
  type NamespaceTableOptions,
  type NamespaceTableProps,
} from './delivery/destinations/iceberg/namespace-table';
export { TableNamespace, type TableNamespaceProps } from './delivery/destinations/iceberg/table-namespace';
export {
  TableRoutingProcessor,
  type TableRoutingProcessorProps,
} from './delivery/destinations/iceberg/table-routing-processor';
export type { DestinationVpc } from './delivery/destinations/opensearch/destination-vpc';
export {
  OpenSearchCollection,
  type OpenSearchCollectionAttributes,
} from './delivery/destinations/opensearch/opensearch-collection';
export type { OpenSearchDeliveryOptions } from './delivery/destinations/opensearch/opensearch-delivery-options';
export {
  DocumentIdFormat,
  IndexRotation,
  OpenSearchDestination,
  type OpenSearchDestinationProps,
} from './delivery/destinations/opensearch/opensearch-destination';
export {
  OpenSearchServerlessDestination,
  type OpenSearchServerlessDestinationProps,
} from './delivery/destinations/opensearch/opensearch-serverless-destination';
export {
  CoralogixDestination,
  type CoralogixDestinationProps,
} from './delivery/destinations/partners/coralogix-destination';
export { CoralogixEndpoint } from './delivery/destinations/partners/coralogix-endpoint';
export { DatadogDestination, type DatadogDestinationProps } from './delivery/destinations/partners/datadog-destination';
export {
  DynatraceDestination,
  type DynatraceDestinationProps,
} from './delivery/destinations/partners/dynatrace-destination';
export { DynatraceEndpoint } from './delivery/destinations/partners/dynatrace-endpoint';
export { ElasticDestination, type ElasticDestinationProps } from './delivery/destinations/partners/elastic-destination';
export {
  HoneycombDestination,
  type HoneycombDestinationProps,
} from './delivery/destinations/partners/honeycomb-destination';
export {
  LogicMonitorDestination,
  type LogicMonitorDestinationProps,
} from './delivery/destinations/partners/logic-monitor-destination';
export { LogzioDestination, type LogzioDestinationProps } from './delivery/destinations/partners/logzio-destination';
export {
  MongoDbDestination,
  type MongoDbDestinationProps,
} from './delivery/destinations/partners/mongo-db-destination';
export {
  NewRelicDestination,
  type NewRelicDestinationProps,
} from './delivery/destinations/partners/new-relic-destination';
export { NewRelicEndpoint } from './delivery/destinations/partners/new-relic-endpoint';
export {
  SplunkObservabilityCloudDestination,
  type SplunkObservabilityCloudDestinationProps,
} from './delivery/destinations/partners/splunk-observability-cloud-destination';
export {
  SumoLogicDestination,
  type SumoLogicDestinationProps,
} from './delivery/destinations/partners/sumo-logic-destination';
export type { RecordBackup } from './delivery/destinations/record-backup';
export { CompressionUpdate, CopyCompression } from './delivery/destinations/redshift/copy-compression';
export { CopyFlag } from './delivery/destinations/redshift/copy-flag';
export { CopyFormat, type DelimitedOptions, type FixedWidthColumn } from './delivery/destinations/redshift/copy-format';
export type { CopyOptions } from './delivery/destinations/redshift/copy-options';
export {
  RedshiftDestination,
  type RedshiftDestinationProps,
} from './delivery/destinations/redshift/redshift-destination';
export { RedshiftEndpoint } from './delivery/destinations/redshift/redshift-endpoint';
export { DataLakeDestination, type DataLakeDestinationProps } from './delivery/destinations/s3/data-lake-destination';
export type { DynamicPartitioning } from './delivery/destinations/s3/dynamic-partitioning';
export { S3Destination } from './delivery/destinations/s3/s3-destination';
export type { S3DestinationProps, S3ObjectOptions } from './delivery/destinations/s3/s3-destination-props';
export { SnowflakeDataLoading } from './delivery/destinations/snowflake/snowflake-data-loading';
export {
  SnowflakeDestination,
  type SnowflakeDestinationProps,
} from './delivery/destinations/snowflake/snowflake-destination';
export {
  HecEndpointType,
  SplunkDestination,
  type SplunkDestinationProps,
} from './delivery/destinations/splunk/splunk-destination';
export { DataLake, type DataLakeProps } from './delivery/lake/data-lake';
export { EmrServerlessReader, type EmrServerlessReaderProps } from './delivery/lake/emr-serverless-reader';
export { GlueScript } from './delivery/lake/glue-script';
export { GlueStreamingJob, type GlueStreamingJobProps } from './delivery/lake/glue-streaming-job';
export { GlueWorkerType } from './delivery/lake/glue-worker-type';
export { IcebergTable, type IcebergTableProps } from './delivery/lake/iceberg-table';
export { LakeDelivery, type LakeDeliveryOptions, type LakeDeliveryProps } from './delivery/lake/lake-delivery';
export type { SavedQuery } from './delivery/lake/lake-queries';
export type { IReaderSource } from './delivery/lake/reader-source';
export { LambdaProcessor, type LambdaProcessorProps } from './delivery/processors/lambda-processor';
export { LogTransform } from './delivery/processors/log-transform';
export { PartitionKeyProcessor } from './delivery/processors/partition-key-processor';
export { type DatabaseConnection, DatabaseEngine, type DatabaseNames } from './delivery/streams/database-connection';
export {
  DatabaseDeliveryStream,
  type DatabaseDeliveryStreamProps,
} from './delivery/streams/database-delivery-stream';
export {
  DirectPutDeliveryStream,
  type DirectPutDeliveryStreamProps,
} from './delivery/streams/direct-put-delivery-stream';
export { KinesisDeliveryStream, type KinesisDeliveryStreamProps } from './delivery/streams/kinesis-delivery-stream';
export {
  MskConnectivity,
  MskDeliveryStream,
  type MskDeliveryStreamProps,
} from './delivery/streams/msk-delivery-stream';
export type { Column } from './delivery/table/column';
export { ColumnType } from './delivery/table/column-type';
export { TableSchema, type TableSchemaProps } from './delivery/table/table-schema';
export { ClusterWarehouse, type ClusterWarehouseProps } from './delivery/warehouse/cluster-warehouse';
export { ColumnEncoding } from './delivery/warehouse/column-encoding';
export { CopyJob, type CopyJobProps } from './delivery/warehouse/copy-job';
export { CopySource, type CopySourceOptions } from './delivery/warehouse/copy-source';
export { DuplicateRemoval, type DuplicateRemovalProps } from './delivery/warehouse/duplicate-removal';
export { StreamingIngestion, type StreamingIngestionProps } from './delivery/warehouse/streaming-ingestion';
export type { TableDesign } from './delivery/warehouse/table-design';
export { TableDistribution } from './delivery/warehouse/table-distribution';
export { TableSortKey } from './delivery/warehouse/table-sort-key';
export { Warehouse } from './delivery/warehouse/warehouse';
export { type FirehoseAccessOptions, WarehouseAccess } from './delivery/warehouse/warehouse-access';
export {
  WarehouseDelivery,
  type WarehouseDeliveryOptions,
  type WarehouseDeliveryProps,
} from './delivery/warehouse/warehouse-delivery';
export type { IWarehouse } from './delivery/warehouse/warehouse-interface';
export type { WarehouseProps } from './delivery/warehouse/warehouse-props';
export { AlarmTopic, type AlarmTopicProps } from './monitoring/alarm-topic';
export { AutoscalerAlarms, type AutoscalerAlarmsProps } from './monitoring/autoscaler-alarms';
export { ChannelAlarms, type ChannelAlarmsProps } from './monitoring/channel-alarms';
export { ConsumerAlarms, type ConsumerAlarmsProps } from './monitoring/consumer-alarms';
export { DashboardRow } from './monitoring/dashboard-row';
export { DeliveryAlarms, type DeliveryAlarmsProps } from './monitoring/delivery-alarms';
export { DeliveryDestination } from './monitoring/delivery-destination';
export { ErrorObjectAlarm, type ErrorObjectAlarmProps } from './monitoring/error-object-alarm';
export { FailureBucketAlarms, type FailureBucketAlarmsProps } from './monitoring/failure-bucket-alarms';
export { FailureQueueAlarms, type FailureQueueAlarmsProps } from './monitoring/failure-queue-alarms';
export { FailureTopicAlarms, type FailureTopicAlarmsProps } from './monitoring/failure-topic-alarms';
export { FreshnessAlarm, type FreshnessAlarmProps } from './monitoring/freshness-alarm';
export type { FreshnessPath } from './monitoring/freshness-path';
export { FreshnessStage } from './monitoring/freshness-stage';
export { FunctionAlarms, type FunctionAlarmsProps } from './monitoring/function-alarms';
export { HotShardAlarms, type HotShardAlarmsProps } from './monitoring/hot-shard-alarms';
export type { MonitoredDelivery } from './monitoring/monitored-delivery';
export { PipelineDashboard, type PipelineDashboardProps } from './monitoring/pipeline-dashboard';
export { PipelineHealth, type PipelineHealthProps } from './monitoring/pipeline-health';
export { type MonitoredProcessor, ProcessorAlarms, type ProcessorAlarmsProps } from './monitoring/processor-alarms';
export { StreamAlarms, type StreamAlarmsOptions, type StreamAlarmsProps } from './monitoring/stream-alarms';
export { StreamGroupAlarms, type StreamGroupAlarmsProps } from './monitoring/stream-group-alarms';
export { TrafficAlarms, type TrafficAlarmsProps } from './monitoring/traffic-alarms';
export { EndpointPrincipals } from './network/endpoint-principals';
export { EndpointTarget } from './network/endpoint-target';
export { PipelineEndpoints, type PipelineEndpointsProps } from './network/pipeline-endpoints';
export { PipelineVpc, type PipelineVpcProps } from './network/pipeline-vpc';
export { PrivateNetwork, type PrivateNetworkProps } from './network/private-network';
export { LakeLeg } from './pipeline/lake-leg';
export { LogAnalyticsPipeline } from './pipeline/log-analytics-pipeline';
export type { LogAnalyticsPipelineProps } from './pipeline/log-analytics-pipeline-props';
export { MonitoringLeg } from './pipeline/monitoring-leg';
export { NetworkLeg, type NetworkLegOptions } from './pipeline/network-leg';
export { PipelineMonitoring } from './pipeline/pipeline-monitoring';
export type { PipelineMonitoringOptions, PipelineMonitoringProps } from './pipeline/pipeline-monitoring-props';
export { ProcessingLeg } from './pipeline/processing-leg';
export { WarehouseLeg, type WarehouseLegOptions } from './pipeline/warehouse-leg';
export type { BatchingOptions } from './processing/batching-options';
export { FailureBucket, type FailureBucketProps } from './processing/failure-bucket';
export { FirehoseWriter } from './processing/firehose-writer';
export { FirehoseWriterFormat } from './processing/firehose-writer-format';
export { FirehoseWriterMetric } from './processing/firehose-writer-metric';
export type { FirehoseWriterProps } from './processing/firehose-writer-props';
export { RecordFilter, type RecordFilterOptions } from './processing/record-filter';
export { Redrive, type RedriveProps } from './processing/redrive';
export { RedriveMetric } from './processing/redrive-metric';
export { RedriveSource } from './processing/redrive-source';
export { RedriveTarget } from './processing/redrive-target';
export type { RetryOptions } from './processing/retry-options';
export { S3FailureDestination } from './processing/s3-failure-destination';
export { SnsFailureDestination } from './processing/sns-failure-destination';
export { SqsFailureDestination } from './processing/sqs-failure-destination';
export { StartingPosition } from './processing/starting-position';
export { StreamProcessor, type StreamProcessorOptions, type StreamProcessorProps } from './processing/stream-processor';
export {
  TrafficMetric,
  TrafficWindow,
  type TrafficWindowOptions,
  type TrafficWindowProps,
} from './processing/traffic-window';
export {
  WindowDestination,
  type WindowResultOptions,
  type WindowTableOptions,
} from './processing/window-destination';
export { WindowMeasure } from './processing/window-measure';
export { WindowTable, type WindowTableProps } from './processing/window-table';
export { WindowedAggregator, type WindowedAggregatorProps } from './processing/windowed-aggregator';
export type { AutoScaledCapacityOptions } from './stream/auto-scaled-capacity';
export { ShardAutoscaler, type ShardAutoscalerProps } from './stream/autoscaling/shard-autoscaler';
export type { ShardAutoscalingOptions } from './stream/autoscaling/shard-autoscaling-options';
export { ShardMetric } from './stream/autoscaling/shard-metric';
export type { ShardPeak } from './stream/autoscaling/shard-peak';
export {
  type BucketChannelOptions,
  BucketCompression,
  BucketRecordFormat,
  BucketStorageClass,
} from './stream/channel/bucket-channel-options';
export { ChannelDestination } from './stream/channel/channel-destination';
export { DeliveryChannel } from './stream/channel/delivery-channel';
export type { DeliveryChannelProps } from './stream/channel/delivery-channel-props';
export {
  StreamingTableCompression,
  type StreamingTableOptions,
  StreamingTableRecordFormat,
} from './stream/channel/streaming-table-options';
export { DataStream } from './stream/data-stream';
export type { IDataStream } from './stream/data-stream-interface';
export type { DataStreamProps } from './stream/data-stream-props';
export {
  EnhancedFanOutConsumer,
  type EnhancedFanOutConsumerOptions,
  type EnhancedFanOutConsumerProps,
} from './stream/enhanced-fan-out-consumer';
export type { ExistingConsumerOptions } from './stream/existing-consumer';
export type { ExistingStreamOptions } from './stream/existing-data-stream';
export type { OnDemandAdvantageOptions } from './stream/on-demand-advantage';
export { RecordDistributionStrategy } from './stream/record-distribution-strategy';
export { StreamCapacity } from './stream/stream-capacity';
export { StreamEncryption } from './stream/stream-encryption';
export type { IStreamEventSource } from './stream/stream-event-source';
export { StreamGroup } from './stream/stream-group';
export type { IStreamGroup } from './stream/stream-group-interface';
export type { ExistingStreamGroupProps, StreamGroupProps } from './stream/stream-group-props';
export type { StreamWorkload } from './stream/stream-workload';
