import { RowFailure } from './row-failure';

/** As many digits a number may not keep. */
const LONG = 16;
const MAY_BE_LONG = /[\d.]{16}/;
/** Where a value can stand. */
const NUMBER = /([:,]\s*)(-?(?:0|[1-9]\d*)(?:\.\d+)?)(?=\s*[,}])/g;

/**
 * The one JSON object of a record; numbers of 16 digits and more come as text.
 * @throws RowFailure for several of them, a list, or anything else
 */
export function jsonObject(data: Buffer): Readonly<Record<string, unknown>> {
  const value = parsed(data.toString());
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new RowFailure('Iceberg.BadData', 'The record is not a single JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(MAY_BE_LONG.test(text) ? withExactNumbers(text) : text);
  } catch {
    return undefined;
  }
}

/** Only what stands outside of strings is a number. */
function withExactNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[^"]+/g, (part) =>
    part.startsWith('"') ? part : part.replace(NUMBER, (_, before, digits) => before + exact(digits)),
  );
}

function exact(digits: string): string {
  return digits.length < LONG ? digits : `"${digits}"`;
}
