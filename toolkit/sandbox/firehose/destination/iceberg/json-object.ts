import { RowFailure } from './row-failure';

/** Digits that a number would not keep, where a value can stand. */
const LONG_INTEGER = /([:,]\s*)(-?\d{16,})(?=\s*[,}])/g;

/**
 * The one JSON object of a record; integers of 16 digits and more come as text.
 * @throws RowFailure for several of them, a list, or anything else
 */
export function jsonObject(data: Buffer): Readonly<Record<string, unknown>> {
  const value = parsed(data.toString());
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new RowFailure('Iceberg.BadData', 'The record is not a single JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(/\d{16}/.test(text) ? withExactIntegers(text) : text);
  } catch {
    return undefined;
  }
}

/** Only what stands outside of strings is a number. */
function withExactIntegers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[^"]+/g, (part) =>
    part.startsWith('"') ? part : part.replace(LONG_INTEGER, '$1"$2"'),
  );
}
