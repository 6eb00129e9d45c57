import { javaIntegers, snappyBlocks } from './snappy-blocks';

const BLOCK_BYTES = 256 * 1024;

/** The framing of Hadoop's `BlockCompressorStream`: blocks, each behind its plain and its compressed length. */
export function hadoopSnappy(data: Buffer): Buffer {
  return Buffer.concat(snappyBlocks(data, BLOCK_BYTES, (...lengths) => javaIntegers(...lengths)));
}
