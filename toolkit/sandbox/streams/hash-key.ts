import { hash } from 'node:crypto';

/** A 128-bit hash key as 32 hexadecimal digits, which sort like the number. */
export type HashKey = string;

export interface HashKeyRange {
  readonly start: HashKey;
  /** Inclusive. */
  readonly end: HashKey;
}

const KEY_SPACE = 1n << 128n;

export function hashKeyOf(partitionKey: string): HashKey {
  return hash('md5', partitionKey);
}

export function toHashKey(value: bigint | string): HashKey {
  return BigInt(value).toString(16).padStart(32, '0');
}

export function toDecimal(key: HashKey): string {
  return toBigInt(key).toString();
}

export function toBigInt(key: HashKey): bigint {
  return BigInt(`0x${key}`);
}

/** Whether a decimal number lies in the key space. */
export function isHashKey(decimal: string): boolean {
  return /^(0|[1-9]\d{0,38})$/.test(decimal) && BigInt(decimal) < KEY_SPACE;
}

/** The key before this one. */
export function predecessor(key: HashKey): HashKey {
  return toHashKey(toBigInt(key) - 1n);
}

/** Part of the key space that lies in a range. */
export function shareOf({ start, end }: HashKeyRange): number {
  return Number(toBigInt(end) - toBigInt(start) + 1n) / Number(KEY_SPACE);
}

/** Equal ranges over the whole key space; the last one takes what the division leaves. */
export function uniformRanges(count: number): readonly HashKeyRange[] {
  const size = KEY_SPACE / BigInt(count);
  return Array.from({ length: count }, (_, i) => ({
    start: toHashKey(size * BigInt(i)),
    end: toHashKey((i === count - 1 ? KEY_SPACE : size * BigInt(i + 1)) - 1n),
  }));
}
