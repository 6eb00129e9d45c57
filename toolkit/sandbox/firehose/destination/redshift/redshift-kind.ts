import type { RedshiftProperties } from '../delivery-properties';
import type { DestinationKind } from '../destination-kind';
import { BACKUP_PATHS, BUCKET_PATHS, below } from '../property-paths';
import { RedshiftDestination } from './redshift-destination';

/**
 * Rows of a warehouse. What fails on the way is logged by the destination, not by its intermediate bucket; the password
 * of the database user has nothing to act on here.
 */
export const REDSHIFT: DestinationKind<RedshiftProperties> = {
  property: 'RedshiftDestinationConfiguration',
  honours: [
    ...BACKUP_PATHS,
    ...below('S3Configuration', BUCKET_PATHS),
    'ClusterJDBCURL',
    'CloudWatchLoggingOptions',
    'CopyCommand',
    'ProcessingConfiguration',
    'RetryOptions',
    'RoleARN',
    'SecretsManagerConfiguration',
    'Username',
  ],
  records: [
    'Password',
    'S3BackupConfiguration.RoleARN',
    ...below('S3Configuration', ['CloudWatchLoggingOptions', 'RoleARN']),
  ],
  freshnessMetric: 'DeliveryToS3.DataFreshness',
  open: (context, properties, options) => new RedshiftDestination(context, properties, options),
};
