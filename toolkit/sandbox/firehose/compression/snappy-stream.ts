import { javaIntegers, snappyBlocks } from './snappy-blocks';

const MAGIC = Buffer.from('\x82SNAPPY\0', 'latin1');
const VERSION = 1;
const COMPATIBLE_VERSION = 1;
const BLOCK_BYTES = 32 * 1024;

/** The framing of snappy-java's `SnappyOutputStream`: a header, then blocks, each behind its compressed length. */
export function snappyStream(data: Buffer): Buffer {
  const blocks = snappyBlocks(data, BLOCK_BYTES, (_, compressedBytes) => javaIntegers(compressedBytes));
  return Buffer.concat([MAGIC, javaIntegers(VERSION, COMPATIBLE_VERSION), ...blocks]);
}
