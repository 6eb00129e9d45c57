/** Reads a text: milliseconds since the epoch, or undefined when it is written otherwise. */
export type TimestampReader = (value: unknown) => number | undefined;

/** What a letter of a pattern stands for, by how many of them stand together. */
const NUMBERS: Readonly<Record<string, number>> = { y: 4, Y: 4, M: 2, d: 2, H: 2, h: 2, m: 2, s: 2, D: 3 };
const TOKEN = /([A-Za-z])\1*|'((?:[^']|'')+)'|''|[^A-Za-z']/gy;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Values = ReadonlyMap<string, string>;

/** @throws Error that names the letters of the pattern which are not understood */
export function jodaFormat(pattern: string): TimestampReader {
  const tokens = [...pattern.matchAll(TOKEN)];
  const letters = tokens.flatMap(([, letter]) => letter ?? []);
  const parts = tokens.map((token, i) => expressionOf(token, isNumber(tokens[i + 1])));
  const expression = new RegExp(`^${parts.join('')}$`);
  return (value) => {
    const match = expression.exec(String(value));
    return match === null ? undefined : instant(new Map(letters.map((letter, i) => [letter, match[i + 1] as string])));
  };
}

function isNumber(token: RegExpMatchArray | undefined): boolean {
  const [letters = '', letter = ''] = token ?? [];
  return letter === 'S' || (letter in NUMBERS && !isMonthName(letters));
}

function isMonthName(letters: string): boolean {
  return letters.startsWith('MMM');
}

/** A number that another follows at once has as many digits as letters. */
function expressionOf([token, letter, quoted]: RegExpMatchArray, isFollowed: boolean): string {
  if (letter === undefined) return escaped(quoted?.replaceAll("''", "'") ?? (token === "''" ? "'" : (token as string)));
  const letters = token as string;
  if (isMonthName(letters) || letter === 'E') return '([A-Za-z]+)';
  if (letter === 'S') return isFollowed ? `(\\d{${letters.length}})` : '(\\d{1,9})';
  if (letter === 'a') return '([AaPp][Mm])';
  if (letter === 'Z') return '(Z|[+-]\\d\\d:?\\d\\d)';
  const digits = NUMBERS[letter];
  if (digits === undefined) throw new Error(`the letters ${letters}`);
  return isFollowed ? `(\\d{${letters.length}})` : `(\\d{1,${Math.max(digits, letters.length)}})`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function instant(values: Values): number | undefined {
  const midnight = midnightOf(values);
  const [hour, minute, second] = [hourOf(values), numberOf(values, 'm', 0), numberOf(values, 's', 0)];
  if (midnight === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Number((values.get('S') ?? '').padEnd(3, '0').slice(0, 3));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offsetOf(values.get('Z'));
}

function midnightOf(values: Values): number | undefined {
  const text = values.get('y') ?? values.get('Y') ?? '1970';
  const year = text.length === 2 ? 2000 + Number(text) : Number(text);
  const dayOfYear = values.get('D');
  if (dayOfYear !== undefined) return Date.UTC(year, 0, Number(dayOfYear));
  const month = monthOf(values.get('M'));
  const day = numberOf(values, 'd', 1);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.getTime() : undefined;
}

function monthOf(text = '1'): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function hourOf(values: Values): number {
  if (!values.has('h')) return numberOf(values, 'H', 0);
  return (numberOf(values, 'h', 0) % 12) + (values.get('a')?.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(zone = 'Z'): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function numberOf(values: Values, letter: string, standard: number): number {
  return Number(values.get(letter) ?? standard);
}
