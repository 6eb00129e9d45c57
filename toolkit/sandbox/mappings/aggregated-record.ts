import { createHash } from 'node:crypto';
import type { StoredRecord } from '../kernel/services';
import { protobufFields } from './protobuf-fields';

const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST_LENGTH = 16;

/** Fields of AggregatedRecord and of its Record. */
const KEY_TABLE = 1;
const RECORDS = 3;
const KEY_INDEX = 1;
const DATA = 3;

/**
 * The user records of an aggregate of the Kinesis Producer Library, each with the sequence number of the whole. Anything
 * else, a broken aggregate too, comes back as it is.
 */
export function userRecords(record: StoredRecord): readonly StoredRecord[] {
  const { data } = record;
  if (data.length < MAGIC.length + DIGEST_LENGTH || !data.subarray(0, MAGIC.length).equals(MAGIC)) return [record];
  const message = data.subarray(MAGIC.length, -DIGEST_LENGTH);
  if (!createHash('md5').update(message).digest().equals(data.subarray(-DIGEST_LENGTH))) return [record];
  try {
    return parse(message).map(({ partitionKey, data }) => ({ ...record, partitionKey, data }));
  } catch {
    return [record];
  }
}

function parse(message: Buffer) {
  const keys: string[] = [];
  const records: Buffer[] = [];
  for (const { number, value } of protobufFields(message)) {
    if (number === KEY_TABLE) keys.push(value.toString());
    if (number === RECORDS && typeof value !== 'number') records.push(value);
  }
  return records.map((inner) => parseRecord(inner, keys));
}

function parseRecord(message: Buffer, keys: readonly string[]) {
  const fields = new Map([...protobufFields(message)].map(({ number, value }) => [number, value]));
  const partitionKey = keys[Number(fields.get(KEY_INDEX))];
  const data = fields.get(DATA);
  if (partitionKey === undefined || !Buffer.isBuffer(data)) throw new RangeError('a user record lacks its key or data');
  return { partitionKey, data };
}
