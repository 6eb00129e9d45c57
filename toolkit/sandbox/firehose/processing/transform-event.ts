import { randomUUID } from 'node:crypto';
import type { ProcessedRecord, SourceRecord } from '../record';

export interface TransformSource {
  readonly deliveryStreamArn: string;
  readonly region: string;
  /** Absent for direct puts. */
  readonly sourceKinesisStreamArn?: string;
}

/** One record of the event as JSON text, written by hand: the data is large and needs no escaping. */
export interface EventRecord {
  readonly recordId: string;
  readonly json: string;
}

const SUB_SEQUENCE_DIGITS = 6;

export function recordId({ sequenceNumber, subSequenceNumber }: SourceRecord): string {
  return sequenceNumber + String(subSequenceNumber).padStart(SUB_SEQUENCE_DIGITS, '0');
}

export function eventRecord({ source, data }: ProcessedRecord): EventRecord {
  const id = recordId(source);
  const encoded = data?.toString('base64');
  const metadata = source.partitionKey === undefined ? '' : `,"kinesisRecordMetadata":${kinesisMetadata(source)}`;
  const json = `{"recordId":"${id}","approximateArrivalTimestamp":${source.arrival},"data":"${encoded}"${metadata}}`;
  return { recordId: id, json };
}

/** Each invocation has an id of its own, retries included. */
export function transformEvent(source: TransformSource, records: readonly EventRecord[]): string {
  const { deliveryStreamArn, sourceKinesisStreamArn, region } = source;
  const head = JSON.stringify({ invocationId: randomUUID(), deliveryStreamArn, sourceKinesisStreamArn, region });
  return `${head.slice(0, -1)},"records":[${records.map(({ json }) => json).join(',')}]}`;
}

function kinesisMetadata({ sequenceNumber, subSequenceNumber, partitionKey, shardId, arrival }: SourceRecord): string {
  return JSON.stringify({
    sequenceNumber,
    subsequenceNumber: subSequenceNumber,
    partitionKey,
    shardId,
    approximateArrivalTimestamp: arrival,
  });
}
