import type { LoadError } from '../load/load-error';
import type { Database } from './database';

const MAX_TEXT = 1_024;

const INSERT = `
  INSERT INTO pg_catalog.stl_load_errors
  SELECT $1::timestamp, * FROM json_to_recordset($2::json) AS e(
    "table" text, file text, line bigint, "column" text, "columnType" text, "rawLine" text, "rawValue" text,
    code integer, reason text)`;

/** Keeps the errors of a load, also of one that failed, where its user finds them. */
export async function recordLoadErrors(database: Database, time: number, errors: readonly LoadError[]): Promise<void> {
  if (errors.length === 0) return;
  const rows = errors.map((error) => ({
    ...error,
    rawLine: storable(error.rawLine),
    rawValue: storable(error.rawValue),
  }));
  const parameters = [new Date(time).toISOString(), JSON.stringify(rows)];
  await database.transaction((transaction) => transaction.query(INSERT, parameters));
}

function storable(text: string): string {
  return text.slice(0, MAX_TEXT).replaceAll('\0', '\uFFFD');
}
