import { gzipSync } from 'node:zlib';
import { NEWLINE } from '../../../lambda/shared/ascii';

/** What a row has beside its line: the names of its columns, and its id. */
const ROW_BYTES = 160;
/** Firehose hands a function 205 KiB or more at once, and takes 6 MB of base64 back: 21 times as much. */
const MOST_GROWTH = 20;

/**
 * Gzips lines, but never so small that a transform which Firehose gives a full buffer of them could not answer with their rows.
 * Of lines that would be smaller, the first stay as they are, in a gzip member of their own.
 */
export function boundedGzip(lines: Buffer): Buffer {
  const compressed = gzipSync(lines);
  const missing = leastBytes(lines) - compressed.length;
  if (missing <= 0) return compressed;
  const plain = Math.ceil(missing / (1 - compressed.length / lines.length));
  return Buffer.concat([gzipSync(lines.subarray(0, plain), { level: 0 }), gzipSync(lines.subarray(plain))]);
}

function leastBytes(lines: Buffer): number {
  let rows = 0;
  for (let end = lines.indexOf(NEWLINE); end >= 0; end = lines.indexOf(NEWLINE, end + 1)) rows++;
  return (lines.length + rows * ROW_BYTES) / MOST_GROWTH;
}
