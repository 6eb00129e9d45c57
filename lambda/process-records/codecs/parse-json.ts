import { nestsDeeperThan } from '../../shared/json-nesting';
import { cutAtStrings } from '../../shared/json-strings';
import { isPlain, MAX_DEPTH } from './plain-json';

export type LargeIntegers = 'refuse' | 'text';

/** Up to here the parser needs no time to speak of, however deep the text nests. */
const SHORT = 4_096;
const NUMBER = /-?\d[\d.eE+-]*/g;
const LARGE_INTEGER = /^-?[1-9]\d{15,}$/;

/** Reads JSON exactly, or throws; what it throws says nothing of what the text holds. */
export function parseJson(text: string, largeIntegers: LargeIntegers): unknown {
  if (text.length > SHORT) requireShallow(text);
  const value = parse(text);
  return isPlain(value) ? value : parseCarefully(text, largeIntegers);
}

/** It is faster to look at what comes of a text than to look for the same in the text. */
function parseCarefully(text: string, largeIntegers: LargeIntegers): unknown {
  requireShallow(text);
  return parse(withExactIntegers(text, largeIntegers), refusePrototype);
}

function requireShallow(text: string): void {
  if (nestsDeeperThan(MAX_DEPTH, text)) throw new Error(`json nests deeper than ${MAX_DEPTH}`);
}

function parse(text: string, reviver?: (name: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    throw error instanceof SyntaxError ? new Error('data is not json') : error;
  }
}

/** Such a member would become the prototype of what a handler merges it into. */
function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Error('json has a member __proto__');
  return value;
}

function withExactIntegers(text: string, largeIntegers: LargeIntegers): string {
  const pieces = [...cutAtStrings(text)];
  for (let i = 0; i < pieces.length; i += 2) {
    pieces[i] = (pieces[i] as string).replace(NUMBER, (number) => exactInteger(number, largeIntegers));
  }
  return pieces.join('');
}

function exactInteger(number: string, largeIntegers: LargeIntegers): string {
  if (!LARGE_INTEGER.test(number) || String(Number(number)) === number) return number;
  if (largeIntegers === 'text') return `"${number}"`;
  throw new Error('json has an integer that a number would round');
}
