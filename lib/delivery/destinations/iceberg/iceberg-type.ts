import { type Owner, requireThat } from '../../../private/validation';
import type { Column } from '../../table/column';

const PRIMITIVES = new Map([
  ['boolean', 'boolean'],
  ['tinyint', 'int'],
  ['smallint', 'int'],
  ['int', 'int'],
  ['bigint', 'long'],
  ['float', 'float'],
  ['double', 'double'],
  ['date', 'date'],
  ['timestamp', 'timestamp'],
  ['string', 'string'],
  ['binary', 'binary'],
]);
const DECIMAL = /^decimal\(\d{1,2}, ?\d{1,2}\)$/;

/** The type of the column as Apache Iceberg calls it. */
export function icebergType(owner: Owner, { name, type }: Column): string {
  const { hiveType } = type;
  const found = DECIMAL.test(hiveType) ? hiveType : PRIMITIVES.get(hiveType);
  requireThat(found !== undefined, owner, 'schema', 'of primitive types', `${hiveType} for ${name}`);
  return found as string;
}
