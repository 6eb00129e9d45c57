import { parseAccessLine } from './access-line';
import { parseJsonObject } from './json-line';
import { nestsDeeperThan } from './json-nesting';
import type { LogRow } from './log-row';

/** Four times what Apache lets a request bring, since an escaped byte takes four. */
export const MAX_LINE_BYTES = 131_072;
export const MAX_JSON_DEPTH = 64;

/** Reads any line: one that is no access log line gives a row with `parse_error` and `raw`. */
export function parseLine(line: string): LogRow {
  if (line === '') return malformed('empty line', line);
  if (Buffer.byteLength(line) > MAX_LINE_BYTES) return malformed(`line is longer than ${MAX_LINE_BYTES} bytes`, line);
  if (line.startsWith('{')) return parseJsonLine(line);
  return parseAccessLine(line) ?? malformed('line is not in the common or combined log format', line);
}

function parseJsonLine(line: string): LogRow {
  if (nestsDeeperThan(MAX_JSON_DEPTH, line)) return malformed(`json nests deeper than ${MAX_JSON_DEPTH}`, line);
  const object = parseJson(line);
  if (object === undefined) return malformed('line is not valid json', line);
  return parseJsonObject(object, line) ?? malformed('json has no field of an access log', line);
}

function parseJson(line: string): object | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function malformed(reason: string, line: string): LogRow {
  return { parse_error: reason, raw: line };
}
