import { compress } from 'snappyjs';

/** Compresses data block by block, and puts a header before each. */
export function snappyBlocks(
  data: Buffer,
  blockBytes: number,
  header: (plainBytes: number, compressedBytes: number) => Buffer,
): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < data.length; start += blockBytes) {
    const block = data.subarray(start, start + blockBytes);
    const compressed = compress(block);
    parts.push(header(block.length, compressed.length), compressed);
  }
  return parts;
}

/** Big-endian, as Java writes integers. */
export function javaIntegers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => {
    bytes.writeInt32BE(value, 4 * i);
  });
  return bytes;
}
