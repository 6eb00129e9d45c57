import { createHash } from 'node:crypto';

/**
 * An aggregate of the Kinesis Producer Library: these bytes, a Protocol Buffers message, the MD5 digest of the message.
 *
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
export const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
export const DIGEST_LENGTH = 16;

const VARINT = 0;
const BYTES = 2;

/** What stands before a field of AggregatedRecord: its number, and how its value is written. */
export const KEY_TABLE = (1 << 3) | BYTES;
export const HASH_KEY_TABLE = (2 << 3) | BYTES;
export const RECORDS = (3 << 3) | BYTES;

/** The same for Record. */
export const KEY_INDEX = (1 << 3) | VARINT;
export const HASH_KEY_INDEX = (2 << 3) | VARINT;
export const DATA = (3 << 3) | BYTES;

export function digest(message: Buffer): Buffer {
  return createHash('md5').update(message).digest();
}
