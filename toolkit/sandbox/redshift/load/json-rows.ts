import { parseExactly } from './exact-json';
import { splitObjects } from './json-objects';
import { ErrorCode, invalidCharacters, RowRejection } from './load-error';
import type { SourceRow } from './source-row';

/** Rows of newline-delimited or concatenated JSON objects, by the names of columns. */
export function* jsonRows(
  lines: readonly (string | undefined)[],
  columns: readonly string[],
  ignoreCase: boolean,
): Generator<SourceRow> {
  const values = ignoreCase ? byFoldedName(columns) : byName(columns);
  for (const [index, raw] of lines.entries()) {
    if (raw === undefined) yield { line: index + 1, raw: '', values: invalidCharacters() };
    else if (raw.trim() !== '') yield* rowsOfLine(raw, index + 1, values);
  }
}

type ValuesOf = (object: object) => readonly unknown[];

function* rowsOfLine(raw: string, line: number, values: ValuesOf): Generator<SourceRow> {
  const whole = parseObject(raw);
  if (whole !== undefined) {
    yield { line, raw, values: values(whole) };
    return;
  }
  for (const part of splitObjects(raw)) {
    const object = parseObject(part);
    yield { line, raw: part, values: object === undefined ? invalidJson(part) : values(object) };
  }
}

function parseObject(text: string): object | undefined {
  try {
    const value = parseExactly(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function byName(columns: readonly string[]): ValuesOf {
  return (object) => columns.map((name) => (Object.hasOwn(object, name) ? (object as never)[name] : null));
}

function byFoldedName(columns: readonly string[]): ValuesOf {
  const folded = columns.map((name) => name.toLowerCase());
  return (object) => {
    const values = new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
    return folded.map((name) => values.get(name) ?? null);
  };
}

function invalidJson(raw: string): RowRejection {
  return new RowRejection(ErrorCode.INVALID_LINE, 'Invalid JSON object', undefined, raw);
}
