import { createHash } from 'node:crypto';

/** The text itself, or a digest of one that is too long for a key. */
export function shortKey(text: string, mostBytes: number): string {
  return Buffer.byteLength(text) <= mostBytes ? text : createHash('sha256').update(text).digest('hex');
}
