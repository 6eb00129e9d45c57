import type { ResultColumn, StatementResult } from '../engine/engine-request';

const INTEGERS = new Set(['int2', 'int4', 'int8']);
const FLOATS = new Set(['float4', 'float8']);

/** What GetStatementResult answers. */
export function statementResult({ columns = [], rows }: StatementResult) {
  return {
    ColumnMetadata: columns.map(({ name, type }) => ({ name, label: name, typeName: type, nullable: 1 })),
    Records: rows.map((row) => columns.map((column, i) => field(column, row[i] ?? null))),
    TotalNumRows: rows.length,
  };
}

function field({ type }: ResultColumn, text: string | null) {
  if (text === null) return { isNull: true };
  if (INTEGERS.has(type)) return { longValue: Number(text) };
  if (FLOATS.has(type)) return { doubleValue: Number(text) };
  if (type === 'bool') return { booleanValue: text === 't' };
  return { stringValue: text };
}
