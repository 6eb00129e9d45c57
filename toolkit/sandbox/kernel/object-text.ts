import { gunzipSync } from 'node:zlib';

/** What a compressed object may grow to. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;

/** The text in the bytes of an object, compressed by gzip or not. */
export function objectText(bytes: Buffer): string {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES }) : bytes).toString('utf8');
}
