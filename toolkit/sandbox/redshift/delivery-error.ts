import { AwsError } from '../kernel/aws-error';
import { DatabaseError } from './engine/warehouse-database';

/** What Firehose calls the failures of a COPY, by the warehouse's SQLSTATE. */
const CODES: Readonly<Record<string, string>> = {
  '22023': 'Redshift.AuthenticationFailed',
  '42501': 'Redshift.AccessDenied',
  '42601': 'Redshift.SyntaxError',
  '42703': 'Redshift.ColumnNotFound',
  '42704': 'Redshift.AuthenticationFailed',
  '42P01': 'Redshift.TableNotFound',
};

export function deliveryError(error: Error): AwsError {
  if (error instanceof AwsError) return error;
  if (!(error instanceof DatabaseError)) return new AwsError('Redshift.IncorrectCopyOptions', error.message);
  return new AwsError(CODES[error.sqlState ?? ''] ?? 'Redshift.DataLoadFailed', error.message);
}
