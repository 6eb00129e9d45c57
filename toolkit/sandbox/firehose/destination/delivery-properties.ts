import type { LoggingProperties } from '../delivery-log';

/** Properties of `AWS::KinesisFirehose::DeliveryStream` that take effect; numbers may come as text, as in any template. */
export interface DeliveryStreamProperties {
  readonly DeliveryStreamName?: string;
  readonly DeliveryStreamType?: string;
  readonly KinesisStreamSourceConfiguration?: { readonly KinesisStreamARN?: string; readonly RoleARN?: string };
  readonly DirectPutSourceConfiguration?: { readonly ThroughputHintInMBs?: number | string };
  readonly DeliveryStreamEncryptionConfigurationInput?: { readonly KeyType?: string; readonly KeyARN?: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value?: string }[];
}

export interface HintProperties {
  readonly SizeInMBs?: number | string;
  readonly IntervalInSeconds?: number | string;
}

export interface S3Properties {
  readonly BucketARN?: string;
  readonly RoleARN?: string;
  readonly Prefix?: string;
  readonly ErrorOutputPrefix?: string;
  readonly CompressionFormat?: string;
  readonly BufferingHints?: HintProperties;
  readonly CloudWatchLoggingOptions?: LoggingProperties;
  readonly EncryptionConfiguration?: { readonly KMSEncryptionConfig?: { readonly AWSKMSKeyARN?: string } };
}

export interface ProcessingProperties {
  readonly Enabled?: boolean | string;
  readonly Processors?: readonly ProcessorProperties[];
}

export interface ProcessorProperties {
  readonly Type?: string;
  readonly Parameters?: readonly { readonly ParameterName: string; readonly ParameterValue: string }[];
}

/** `SecretsManagerConfiguration` of a destination. */
export interface SecretProperties {
  readonly Enabled?: boolean | string;
  readonly SecretARN?: string;
  readonly RoleARN?: string;
}

/** What destinations have in common. */
export interface DestinationProperties {
  readonly RoleARN?: string;
  readonly CloudWatchLoggingOptions?: LoggingProperties;
  readonly ProcessingConfiguration?: ProcessingProperties;
  readonly S3BackupMode?: string;
  readonly S3BackupConfiguration?: S3Properties;
  /** The intermediate bucket of a warehouse, or the one beside an endpoint. */
  readonly S3Configuration?: S3Properties;
}

export interface ExtendedS3Properties extends S3Properties, DestinationProperties {
  readonly FileExtension?: string;
  readonly CustomTimeZone?: string;
  readonly DataFormatConversionConfiguration?: ConversionProperties;
  readonly DynamicPartitioningConfiguration?: { readonly Enabled?: boolean | string };
}

export interface ConversionProperties {
  readonly Enabled?: boolean | string;
  readonly SchemaConfiguration?: {
    readonly CatalogId?: string;
    readonly DatabaseName?: string;
    readonly TableName?: string;
    readonly Region?: string;
    readonly RoleARN?: string;
    readonly VersionId?: string;
  };
  readonly InputFormatConfiguration?: {
    readonly Deserializer?: {
      readonly HiveJsonSerDe?: { readonly TimestampFormats?: readonly string[] };
      readonly OpenXJsonSerDe?: {
        readonly CaseInsensitive?: boolean | string;
        readonly ConvertDotsInJsonKeysToUnderscores?: boolean | string;
        readonly ColumnToJsonKeyMappings?: Readonly<Record<string, string>>;
      };
    };
  };
  readonly OutputFormatConfiguration?: {
    readonly Serializer?: { readonly OrcSerDe?: unknown; readonly ParquetSerDe?: ParquetProperties };
  };
}

export interface ParquetProperties {
  readonly BlockSizeBytes?: number | string;
  readonly Compression?: string;
  readonly EnableDictionaryCompression?: boolean | string;
  readonly PageSizeBytes?: number | string;
}

export interface RedshiftProperties extends DestinationProperties {
  readonly ClusterJDBCURL?: string;
  readonly Username?: string;
  readonly SecretsManagerConfiguration?: SecretProperties;
  readonly CopyCommand?: {
    readonly DataTableName?: string;
    readonly DataTableColumns?: string;
    readonly CopyOptions?: string;
  };
  readonly RetryOptions?: { readonly DurationInSeconds?: number | string };
}

export function isTrue(value: boolean | string | undefined): boolean {
  return String(value) === 'true';
}
