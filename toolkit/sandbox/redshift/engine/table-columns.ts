import type { Transaction } from '@electric-sql/pglite';
import { type CatalogColumn, loadColumn } from '../load/load-column';
import type { TableColumn } from '../load/load-plan';

const COLUMNS = `
  SELECT a.attname AS name, t.typname AS "typeName", format_type(a.atttypid, NULL) AS type,
         a.atttypmod AS "typeModifier", a.attnotnull AS "notNull", a.attidentity <> '' AS identity
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attnum`;

/** @throws DatabaseError `42P01` when there is no such table */
export async function tableColumns(transaction: Transaction, table: string): Promise<TableColumn[]> {
  const { rows } = await transaction.query<CatalogColumn & { identity: boolean }>(COLUMNS, [table]);
  return rows.map((row) => ({ ...loadColumn(row), identity: row.identity }));
}
