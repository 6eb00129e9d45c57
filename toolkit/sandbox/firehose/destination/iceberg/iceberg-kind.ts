import { AwsError } from '../../../kernel/aws-error';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import type { DestinationKind } from '../destination-kind';
import { retryDuration } from '../endpoint/retry-duration';
import { ErrorPrefix } from '../error-prefix';
import { bufferingHints, type HintLimits } from '../hints';
import { BUCKET_PATHS, below } from '../property-paths';
import { IcebergDestination } from './iceberg-destination';
import { type IcebergProperties, type TableProperties, tableOf } from './iceberg-properties';

const ICEBERG_HINTS: HintLimits = { minMegabytes: 1, defaultMegabytes: 5, minSeconds: 0 };

/** Tables of Apache Iceberg, in the Glue Data Catalog or in Amazon S3 Tables. */
export const ICEBERG: DestinationKind<IcebergProperties> = {
  property: 'IcebergDestinationConfiguration',
  honours: [
    'BufferingHints',
    'CatalogConfiguration',
    'CloudWatchLoggingOptions',
    'DestinationTableConfigurationList',
    'ProcessingConfiguration',
    'RetryOptions',
    's3BackupMode',
    ...below('S3Configuration', [...BUCKET_PATHS, 'CloudWatchLoggingOptions']),
  ],
  // What is only appended is delivered the same way.
  records: ['AppendOnly', 'RoleARN', 'S3Configuration.RoleARN'],
  freshnessMetric: 'DeliveryToIceberg.DataFreshness',
  whyIdle: (properties, context) =>
    properties.DestinationTableConfigurationList?.map((table) => whyIdle(properties, context, table)).find(Boolean),
  open: (context, properties, options) => {
    const { S3Configuration, BufferingHints, RetryOptions } = properties;
    if (S3Configuration === undefined) throw new Error('S3Configuration must be set, got undefined');
    return new IcebergDestination(context, properties, {
      hints: bufferingHints(BufferingHints, ICEBERG_HINTS),
      retryMs: retryDuration(RetryOptions),
      errors: ErrorPrefix.inBucket(context, S3Configuration, 'DeliveryToS3', options),
    });
  },
};

function whyIdle(
  properties: IcebergProperties,
  context: DeliveryStreamContext,
  table: TableProperties,
): string | undefined {
  const name = `${table.DestinationDatabaseName}.${table.DestinationTableName}`;
  try {
    const { whyReadOnly } = tableOf(context, properties, table);
    return whyReadOnly && `${name}: ${whyReadOnly}`;
  } catch (error) {
    if (error instanceof AwsError) return `${name}: ${error.message}`;
    throw error;
  }
}
