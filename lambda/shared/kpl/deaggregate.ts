import {
  DATA,
  DIGEST_LENGTH,
  digest,
  HASH_KEY_INDEX,
  HASH_KEY_TABLE,
  KEY_INDEX,
  KEY_TABLE,
  MAGIC,
  RECORDS,
} from './aggregate-format';
import { ProtobufReader } from './protobuf-reader';
import type { UserRecord } from './user-record';

/** Keys stand in tables, and each entry names its places there. */
interface Entry {
  readonly key: number;
  readonly hashKey: number;
  readonly data: Buffer;
}

const NONE = -1;

/**
 * The user records of an aggregate, in order; undefined for any other data, that of a broken or empty aggregate too. Their data
 * shares its memory with the aggregate.
 */
export function deaggregate(data: Buffer): readonly UserRecord[] | undefined {
  if (!data.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const message = data.subarray(MAGIC.length, -DIGEST_LENGTH);
  if (!digest(message).equals(data.subarray(-DIGEST_LENGTH))) return undefined;
  try {
    const records = readAggregate(new ProtobufReader(message));
    return records.length > 0 ? records : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readAggregate(reader: ProtobufReader): UserRecord[] {
  const keys: string[] = [];
  const hashKeys: string[] = [];
  const entries: Entry[] = [];
  while (!reader.isDone) {
    const tag = reader.varint();
    if (tag === RECORDS) entries.push(reader.nested(readEntry));
    else if (tag === KEY_TABLE) keys.push(reader.text());
    else if (tag === HASH_KEY_TABLE) hashKeys.push(reader.text());
    else reader.skip(tag % 8);
  }
  return entries.map((entry) => toUserRecord(entry, keys, hashKeys));
}

function readEntry(reader: ProtobufReader): Entry {
  let key = NONE;
  let hashKey = NONE;
  let data: Buffer | undefined;
  while (!reader.isDone) {
    const tag = reader.varint();
    if (tag === DATA) data = reader.bytes();
    else if (tag === KEY_INDEX) key = reader.varint();
    else if (tag === HASH_KEY_INDEX) hashKey = reader.varint();
    else reader.skip(tag % 8);
  }
  if (data === undefined) throw new RangeError('a user record lacks its data');
  return { key, hashKey, data };
}

function toUserRecord({ key, hashKey, data }: Entry, keys: readonly string[], hashKeys: readonly string[]): UserRecord {
  const partitionKey = keys[key];
  if (partitionKey === undefined) throw new RangeError('a user record lacks its partition key');
  return { partitionKey, explicitHashKey: hashKey === NONE ? undefined : hashKeys[hashKey], data };
}
