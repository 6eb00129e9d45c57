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

/** Writes a record once, for however many events it will be part of. The data is large and needs no escaping. */
export function batchRecord(record: StoredRecord, origin: RecordOrigin): BatchRecord {
  const { sequenceNumber, partitionKey, approximateArrivalTimestamp: arrival } = record;
  const before = JSON.stringify({ kinesisSchemaVersion: '1.0', partitionKey, sequenceNumber });
  const data = record.data.toString('base64');
  const after = JSON.stringify({
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${origin.shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: origin.roleArn,
    awsRegion: origin.region,
    eventSourceARN: origin.sourceArn,
  });
  const head = `{"kinesis":${before.slice(0, -1)},"data":"`;
  const tail = `","approximateArrivalTimestamp":${arrival / 1000}},${after.slice(1)}`;
  const bytes = Buffer.byteLength(head) + data.length + Buffer.byteLength(tail);
  return { sequenceNumber, partitionKey, arrival, json: head + data + tail, bytes };
}

/** The tumbling window of a batch, as an event and a failure record tell it. */
export interface TimeWindow {
  readonly window: { readonly start: string; readonly end: string };
  readonly isFinalInvokeForWindow: boolean;
  readonly isWindowTerminatedEarly: boolean;
}

/** What an event says beside its records. */
export interface EventMembers {
  /** JSON text that starts with a comma. */
  readonly text: string;
  readonly window: TimeWindow;
}

export function eventText(records: readonly BatchRecord[], members?: EventMembers): string {
  return `${OPENING}${records.map(({ json }) => json).join(',')}]${members?.text ?? ''}}`;
}
