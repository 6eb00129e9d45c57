import type { ZonedTime } from './zoned-time';

/** A date as text, by a pattern of Java's DateTimeFormatter. */
export type DateFormat = (time: ZonedTime) => string;

const FIELDS: Readonly<Record<string, (time: ZonedTime) => number>> = {
  y: (time) => time.year,
  u: (time) => time.year,
  M: (time) => time.month,
  d: (time) => time.day,
  D: dayOfYear,
  H: (time) => time.hour,
  h: (time) => time.hour % 12 || 12,
  m: (time) => time.minute,
  s: (time) => time.second,
};

/** A letter and its repetitions, a quoted literal, two quotes that mean one, or any other character. */
const TOKEN = /([A-Za-z])\1*|'((?:[^']|'')+)'|''|[^A-Za-z']/gy;
const RESERVED = '[]{}#';

/**
 * Numeric fields, the fraction of a second and literals; the time of an object has whole seconds, so a fraction is zeros.
 * @throws Error that names the part of the pattern which is not understood
 */
export function dateFormat(pattern: string): DateFormat {
  const parts: DateFormat[] = [];
  let end = 0;
  for (const match of pattern.matchAll(TOKEN)) {
    parts.push(partOf(match));
    end = match.index + match[0].length;
  }
  if (end < pattern.length) throw new Error(`an unfinished quote ${pattern.slice(end)}`);
  return (time) => parts.map((part) => part(time)).join('');
}

function partOf([token, letter, quoted]: RegExpMatchArray): DateFormat {
  if (letter !== undefined) return fieldOf(letter, token as string);
  if (quoted !== undefined) return () => quoted.replaceAll("''", "'");
  if (RESERVED.includes(token as string)) throw new Error(`the reserved character ${token}`);
  return () => (token === "''" ? "'" : (token as string));
}

function fieldOf(letter: string, letters: string): DateFormat {
  if (letter === 'S') return () => '0'.repeat(letters.length);
  const field = FIELDS[letter];
  const isText = letter === 'M' && letters.length > 2;
  if (field === undefined || isText) throw new Error(`the letters ${letters}`);
  const isShortYear = (letter === 'y' || letter === 'u') && letters.length === 2;
  return (time) => String(isShortYear ? field(time) % 100 : field(time)).padStart(letters.length, '0');
}

function dayOfYear({ year, month, day }: ZonedTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000;
}
