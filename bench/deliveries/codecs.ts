import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { uncompress } from 'snappyjs';
import type { Combination } from './combination';

/** Of snappy-java: eight bytes of magic, and two versions of four bytes. */
const SNAPPY_JAVA_HEADER = 16;

const DECOMPRESSIONS: Readonly<Record<Combination['compression'], (file: Buffer) => Buffer>> = {
  UNCOMPRESSED: (file) => file,
  GZIP: (file) => gunzipSync(file),
  ZIP: (file) => Buffer.concat(Object.values(unzipSync(file))),
  Snappy: (file) => blocks(file.subarray(SNAPPY_JAVA_HEADER), 1),
  HADOOP_SNAPPY: (file) => blocks(file, 2),
};

/** As a reader on the other side does it. */
export function decompress(compression: Combination['compression'], file: Buffer): Buffer {
  return DECOMPRESSIONS[compression](file);
}

/** @param integers how many stand before each block, the last of them its length */
function blocks(file: Buffer, integers: number): Buffer {
  const plain: Buffer[] = [];
  for (let at = 0; at < file.length; ) {
    const start = at + 4 * integers;
    at = start + file.readInt32BE(start - 4);
    plain.push(uncompress(file.subarray(start, at)));
  }
  return Buffer.concat(plain);
}
