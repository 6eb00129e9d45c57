import { createHash } from 'node:crypto';
import type { StoredRecord } from '../../kernel/services';
import type { SourceRecord } from '../record';
import { Protobuf } from './protobuf';

const MAGIC = Buffer.from('f3899ac2', 'hex');
const DIGEST_BYTES = 16;

interface UserRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
}

/** The user records in an aggregate of the Kinesis Producer Library; any other record is one by itself. */
export function deaggregate(shardId: string, record: StoredRecord): SourceRecord[] {
  const { sequenceNumber, approximateArrivalTimestamp: arrival } = record;
  const userRecords = userRecordsOf(record.data) ?? [record];
  return userRecords.map(({ partitionKey, data }, i) => ({
    shardId,
    sequenceNumber,
    subSequenceNumber: i,
    isLast: i === userRecords.length - 1,
    partitionKey,
    arrival,
    data,
  }));
}

/** Data that only begins like an aggregate fails the digest, and stays as it is. */
function userRecordsOf(data: Buffer): UserRecord[] | undefined {
  if (data.length <= MAGIC.length + DIGEST_BYTES || !data.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const message = data.subarray(MAGIC.length, -DIGEST_BYTES);
  if (!createHash('md5').update(message).digest().equals(data.subarray(-DIGEST_BYTES))) return undefined;
  const aggregate = Protobuf.read(message);
  const records = aggregate?.bytes(3).map((bytes) => userRecord(bytes, aggregate)) ?? [];
  const isWhole = records.length > 0 && records.every((record) => record !== undefined);
  return isWhole ? (records as UserRecord[]) : undefined;
}

/** Partition keys stand in a table, and each record names its place there. */
function userRecord(bytes: Buffer, aggregate: Protobuf): UserRecord | undefined {
  const record = Protobuf.read(bytes);
  const key = aggregate.bytes(1)[record?.integer(1) ?? 0];
  const data = record?.bytes(3)[0];
  if (key === undefined || data === undefined) return undefined;
  return { partitionKey: key.toString('utf8'), data };
}
