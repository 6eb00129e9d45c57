import { SPACE } from '../../shared/ascii';
import type { Codec } from '../codec';
import { inflated } from './inflated';
import { linesOf } from './lines';
import { type LargeIntegers, parseJson } from './parse-json';

/** How JSON is read. */
export interface JsonOptions<T> {
  /**
   * Checks a value and gives it its type, such as the `parse` of a schema; what it throws makes the value invalid.
   * @default - any value is taken for what the handler expects
   */
  readonly validate?: (value: unknown) => T;
  /**
   * What becomes of integers that a number would round, past 2^53: they make the value invalid, or are given as text.
   * @default 'refuse'
   */
  readonly largeIntegers?: LargeIntegers;
}

/** Each user record as one JSON document; gzip is undone. */
export function json<T = unknown>(options: JsonOptions<T> = {}): Codec<T> {
  const decode = decoder(options);
  return { decode: (data) => decode(inflated(data).toString()) };
}

/** Each line of a user record as a JSON document, the lines as those of `lines()`; blank lines are left out. */
export function jsonLines<T = unknown>(options: JsonOptions<T> = {}): Codec<T, string> {
  return { unpack: (data) => linesOf(data).filter(isNotBlank), decode: decoder(options) };
}

/** Nearly every line begins with a bracket. */
function isNotBlank(line: string): boolean {
  return line.length > 0 && (line.charCodeAt(0) > SPACE || line.trim() !== '');
}

function decoder<T>({ validate, largeIntegers = 'refuse' }: JsonOptions<T>): (text: string) => T {
  if (validate === undefined) return (text) => parseJson(text, largeIntegers) as T;
  return (text) => validate(parseJson(text, largeIntegers));
}
