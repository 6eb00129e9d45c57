import { parseExactly } from './exact-json';
import { splitObjects } from './json-objects';
import type { ValuesOf } from './json-values';
import { ErrorCode, invalidCharacters, RowRejection } from './load-error';
import type { SourceRow } from './source-row';

/** Rows of newline-delimited or concatenated JSON objects; with arrays, those are rows too. */
export function* jsonRows(
  lines: readonly (string | undefined)[],
  values: ValuesOf,
  { arrays }: { readonly arrays: boolean } = { arrays: false },
): Generator<SourceRow> {
  const parse = (text: string) => parseDocument(text, arrays);
  for (const [index, raw] of lines.entries()) {
    if (raw === undefined) yield { line: index + 1, raw: '', values: invalidCharacters() };
    else if (raw.trim() !== '') yield* rowsOfLine(raw, index + 1, values, parse);
  }
}

function* rowsOfLine(
  raw: string,
  line: number,
  values: ValuesOf,
  parse: (text: string) => object | undefined,
): Generator<SourceRow> {
  const whole = parse(raw);
  if (whole !== undefined) {
    yield { line, raw, values: values(whole) };
    return;
  }
  for (const part of splitObjects(raw)) {
    const object = parse(part);
    yield { line, raw: part, values: object === undefined ? invalidJson(part) : values(object) };
  }
}

function parseDocument(text: string, arrays: boolean): object | undefined {
  try {
    const value = parseExactly(text);
    return typeof value === 'object' && value !== null && (arrays || !Array.isArray(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalidJson(raw: string): RowRejection {
  return new RowRejection(ErrorCode.INVALID_LINE, 'Invalid JSON object', undefined, raw);
}
