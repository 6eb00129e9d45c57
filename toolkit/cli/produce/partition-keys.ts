import { createHash } from 'node:crypto';
import { UsageError } from '../usage-error';

/** The partition key of a line; undefined if any will do. */
export type KeyOf = (line: Buffer) => string | undefined;

/** A partition key has at most this many characters. */
const KEY_CHARACTERS = 256;
/** Few enough that the lines of a key fill records, and many enough to use the shards of most streams evenly. */
const HASH_CHARACTERS = 2;

export const ANY_KEY: KeyOf = () => undefined;

/**
 * Reads what `--key` says.
 * @throws UsageError unless it is one of the four choices
 */
export function parseKeyOf(choice: string): KeyOf {
  const [kind, ...rest] = choice.split(':');
  const value = rest.join(':');
  if (choice === 'random') return ANY_KEY;
  if (choice === 'hash') return (line) => md5(line).slice(0, HASH_CHARACTERS);
  if (kind === 'field' && value !== '') return (line) => fieldKey(line, value);
  if (kind === 'fixed' && value !== '' && value.length <= KEY_CHARACTERS) return () => value;
  throw new UsageError(
    `--key must be random, hash, field:NAME, or fixed:KEY of at most ${KEY_CHARACTERS} characters, got ${choice}`,
  );
}

function fieldKey(line: Buffer, name: string): string | undefined {
  const value = field(line, name);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const key = String(value);
  if (key.length > KEY_CHARACTERS) return md5(Buffer.from(key));
  return key === '' ? undefined : key;
}

function field(line: Buffer, name: string): unknown {
  try {
    return JSON.parse(line.toString())[name];
  } catch {
    return undefined;
  }
}

function md5(data: Buffer): string {
  return createHash('md5').update(data).digest('hex');
}
