import { createHash } from 'node:crypto';
import { protobufFields } from './protobuf-fields';
import type { RecordKey } from './services';

/** What a producer put, before the Kinesis Producer Library packed it with others into one record. */
export interface UserRecord extends RecordKey {
  readonly data: Buffer;
}

const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST_LENGTH = 16;

/** Fields of AggregatedRecord and of its Record. */
const KEY_TABLE = 1;
const HASH_KEY_TABLE = 2;
const RECORDS = 3;
const KEY_INDEX = 1;
const HASH_KEY_INDEX = 2;
const DATA = 3;

/** The user records of an aggregate; undefined for any other data, that of a broken or empty aggregate too. */
export function userRecordsIn(data: Buffer): readonly UserRecord[] | undefined {
  if (data.length < MAGIC.length + DIGEST_LENGTH || !data.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const message = data.subarray(MAGIC.length, -DIGEST_LENGTH);
  if (!createHash('md5').update(message).digest().equals(data.subarray(-DIGEST_LENGTH))) return undefined;
  try {
    const records = parse(message);
    return records.length > 0 ? records : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parse(message: Buffer): UserRecord[] {
  const keys: string[] = [];
  const hashKeys: string[] = [];
  const records: Buffer[] = [];
  for (const { number, value } of protobufFields(message)) {
    if (typeof value === 'number') continue;
    if (number === KEY_TABLE) keys.push(value.toString());
    if (number === HASH_KEY_TABLE) hashKeys.push(value.toString());
    if (number === RECORDS) records.push(value);
  }
  return records.map((record) => parseRecord(record, keys, hashKeys));
}

/** Keys stand in tables, and each record names its places there. */
function parseRecord(message: Buffer, keys: readonly string[], hashKeys: readonly string[]): UserRecord {
  const fields = new Map([...protobufFields(message)].map(({ number, value }) => [number, value]));
  const partitionKey = keys[Number(fields.get(KEY_INDEX))];
  const data = fields.get(DATA);
  if (partitionKey === undefined || !Buffer.isBuffer(data)) throw new RangeError('a user record lacks its key or data');
  return { partitionKey, explicitHashKey: hashKeys[Number(fields.get(HASH_KEY_INDEX))], data };
}
