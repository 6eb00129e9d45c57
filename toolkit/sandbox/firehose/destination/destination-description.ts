import { bucketName } from '../../kernel/bucket-arn';
import type { DeliveryStreamProperties, ExtendedS3Properties, RedshiftProperties } from './delivery-properties';
import { configuredDestination } from './destination-kinds';
import { REDSHIFT } from './redshift/redshift-kind';
import { EXTENDED_S3, S3 } from './s3/s3-kinds';

const KINDS: Readonly<Record<string, DestinationDescription['kind']>> = {
  [S3.property]: 's3',
  [EXTENDED_S3.property]: 's3',
  [REDSHIFT.property]: 'redshift',
};

const ERROR_TYPE = /^(?:[^/]+[-_]failed|activePartitionExceeded)\//;

/** Where a delivery stream delivers to, for those who look at what has arrived. */
export interface DestinationDescription {
  readonly deliveryStream: string;
  readonly kind: 's3' | 'redshift' | 'endpoint';
  /** The data stream it reads; absent where records are put directly. */
  readonly sourceStreamArn?: string;
  /** The bucket it writes to; the intermediate one of Redshift, the one for backup of an endpoint. */
  readonly bucket: string;
  /** What the keys of delivered objects start with. */
  readonly prefix: string;
  /** The table that is loaded, for Redshift. */
  readonly table?: string;
  /** Whether a key of the bucket is one under the error prefix. */
  isErrorKey(key: string): boolean;
}

export function describeDestination(
  deliveryStream: string,
  properties: DeliveryStreamProperties,
): DestinationDescription {
  const { property, properties: configuration } = configuredDestination(properties);
  const s3: ExtendedS3Properties = configuration.S3Configuration ?? configuration;
  const prefix = literalPart(s3.Prefix);
  const errorPrefix = literalPart(s3.ErrorOutputPrefix);
  return {
    deliveryStream,
    kind: KINDS[property] ?? 'endpoint',
    sourceStreamArn: properties.KinesisStreamSourceConfiguration?.KinesisStreamARN,
    bucket: bucketName('BucketARN', s3.BucketARN),
    prefix,
    table: (configuration as RedshiftProperties).CopyCommand?.DataTableName,
    isErrorKey: (key) =>
      errorPrefix === ''
        ? key.startsWith(prefix) && ERROR_TYPE.test(key.slice(prefix.length))
        : key.startsWith(errorPrefix),
  };
}

/** Up to the first expression. */
function literalPart(prefix = ''): string {
  return prefix.split('!{')[0] ?? '';
}
