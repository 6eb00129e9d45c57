import { loadColumn } from '../load/load-column';
import type { TableColumn } from '../load/load-plan';
import type { Transaction } from './database';

const COLUMNS = `
  SELECT a.attname, t.typname, format_type(a.atttypid, NULL),
         a.atttypmod, a.attnotnull, a.attidentity <> ''
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attnum`;

/** @throws DatabaseError `42P01` when there is no such table */
export async function tableColumns(transaction: Transaction, table: string): Promise<TableColumn[]> {
  const { rows } = await transaction.query(COLUMNS, [table]);
  return (rows as string[][]).map(([name = '', typeName = '', type = '', typeModifier, notNull, identity]) => ({
    ...loadColumn({ name, typeName, type, typeModifier: Number(typeModifier), notNull: notNull === 't' }),
    identity: identity === 't',
  }));
}
