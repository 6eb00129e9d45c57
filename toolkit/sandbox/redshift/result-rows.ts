import type { StatementResult } from './engine/engine-request';

export type ResultValue = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, ResultValue>>;

const NUMBERS = new Set(['int2', 'int4', 'int8', 'float4', 'float8', 'numeric']);

/** Rows by column name. Numbers that JavaScript cannot hold exactly stay text. */
export function resultRows({ columns = [], rows }: StatementResult): ResultRow[] {
  return rows.map((values) =>
    Object.fromEntries(columns.map(({ name, type }, i) => [name, resultValue(type, values[i] ?? null)])),
  );
}

function resultValue(type: string, text: string | null): ResultValue {
  if (text === null) return null;
  if (type === 'bool') return text === 't';
  if (!NUMBERS.has(type)) return text;
  const value = Number(text);
  const isExact = Number.isInteger(value)
    ? Number.isSafeInteger(value)
    : Number.isFinite(value) && String(value) === text;
  return isExact ? value : text;
}
