import { bucketName } from '../../kernel/bucket-arn';
import type { DeliveryStreamProperties, S3Properties } from './delivery-properties';

const ERROR_TYPES = ['processing-failed', 'format-conversion-failed'];

/** Where a delivery stream delivers to, for those who look at what has arrived. */
export interface DestinationDescription {
  readonly deliveryStream: string;
  readonly kind: 's3' | 'redshift';
  /** The data stream it reads; absent where records are put directly. */
  readonly sourceStreamArn?: string;
  /** The bucket it writes to; the intermediate one of Redshift. */
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
  const redshift = properties.RedshiftDestinationConfiguration;
  const s3: S3Properties =
    redshift?.S3Configuration ??
    properties.ExtendedS3DestinationConfiguration ??
    properties.S3DestinationConfiguration ??
    {};
  const prefix = literalPart(s3.Prefix);
  const errorPrefix = literalPart(s3.ErrorOutputPrefix);
  return {
    deliveryStream,
    kind: redshift === undefined ? 's3' : 'redshift',
    sourceStreamArn: properties.KinesisStreamSourceConfiguration?.KinesisStreamARN,
    bucket: bucketName('BucketARN', s3.BucketARN),
    prefix,
    table: redshift?.CopyCommand?.DataTableName,
    isErrorKey: (key) =>
      errorPrefix === ''
        ? ERROR_TYPES.some((type) => key.startsWith(`${prefix}${type}/`))
        : key.startsWith(errorPrefix),
  };
}

/** Up to the first expression. */
function literalPart(prefix = ''): string {
  return prefix.split('!{')[0] ?? '';
}
