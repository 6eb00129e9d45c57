import type { StoredRecord } from '../kernel/services';
import type { BatchRecord } from './batch-record';

/** Most bytes of an event: data in base64 and all metadata count. */
export const EVENT_LIMIT = 6_291_456;

const OPENING = '{"Records":[';
const CLOSING = ']}';

/** Bytes of an event around its records. */
export const EVENT_OVERHEAD = OPENING.length + CLOSING.length;

/** What the records of one shard have in common. */
export interface RecordOrigin {
  readonly shardId: string;
  /** ARN of the stream or of the enhanced fan-out consumer. */
  readonly sourceArn: string;
  readonly roleArn: string;
  readonly region: string;
}

/** Writes a record once, for however many events it will be part of. */
export function batchRecord(record: StoredRecord, origin: RecordOrigin): BatchRecord {
  const { sequenceNumber, partitionKey, approximateArrivalTimestamp: arrival } = record;
  const json = JSON.stringify({
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber,
      data: record.data.toString('base64'),
      approximateArrivalTimestamp: arrival / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${origin.shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: origin.roleArn,
    awsRegion: origin.region,
    eventSourceARN: origin.sourceArn,
  });
  return { sequenceNumber, partitionKey, arrival, json, bytes: Buffer.byteLength(json) };
}

/** @param more members beside the records, JSON text that starts with a comma */
export function eventText(records: readonly BatchRecord[], more = ''): string {
  return `${OPENING}${records.map(({ json }) => json).join(',')}]${more}}`;
}
