/** A number of more digits than a double is sure to hold; long runs of digits in identifiers are no reason to look closer. */
const LONG_NUMBER = /(?:^|[:,[])\s*-?[\d.]{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const MAX_EXACT_LENGTH = 15;

/** Stands before the digits of a number that is kept as text. */
const EXACT = '\uE000';
const EXACT_STRING = /"\uE000([^"]*)"/g;

/** Reads JSON; numbers that a double would round are kept as text, which `exactText` gives back. */
export function parseExactly(text: string): unknown {
  const value = JSON.parse(text);
  return LONG_NUMBER.test(text) ? JSON.parse(text.replace(STRING_OR_NUMBER, keepDigits)) : value;
}

/** The text of a value: strings as they are, everything else as JSON. */
export function exactText(value: unknown): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return exactJson(value);
  return value.startsWith(EXACT) ? value.slice(EXACT.length) : value;
}

export function exactJson(value: unknown): string {
  return JSON.stringify(value).replace(EXACT_STRING, '$1');
}

function keepDigits(token: string): string {
  return token.startsWith('"') || token.length <= MAX_EXACT_LENGTH ? token : `"${EXACT}${token}"`;
}
