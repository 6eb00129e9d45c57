import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import type { TableSchema } from '../table/table-schema';

const LONGEST = 127;

/** Throws if Amazon Redshift would cut the name of what is named after the table. */
export function requireRoomFor(scope: Construct, { tableName }: TableSchema, suffix: string): void {
  const most = LONGEST - suffix.length;
  const allowed = `at most ${most} characters, as ${suffix} is added to it`;
  requireThat(tableName.length <= most, scope, 'schema tableName', allowed, `${tableName.length}`);
}
