import { gunzipSync } from 'node:zlib';

/** A megabyte of gzip can hold a gigabyte: this much is let out. */
export const MAX_INFLATED_BYTES = 16 * 1024 * 1024;

/** A gzip member begins with the bytes 1f 8b and its method, of which there is one: 08. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/** Undefined if the bytes are damaged or hold too much. */
export function inflate(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES });
  } catch {
    return undefined;
  }
}
