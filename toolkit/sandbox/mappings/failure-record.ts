import type { ResponseContext } from './attempt';
import type { BatchRecord } from './batch-record';
import type { TimeWindow } from './event-text';

export interface FailedBatch {
  readonly requestId: string;
  readonly functionArn: string;
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
  readonly response?: ResponseContext;
  readonly timeWindow?: TimeWindow;
  readonly timestamp: number;
  readonly shardId: string;
  readonly sourceArn: string;
  readonly records: readonly BatchRecord[];
}

/** What a failure destination is told of a batch; the order of the members is AWS's. */
export function failureRecord(batch: FailedBatch) {
  const first = batch.records.at(0) as BatchRecord;
  const last = batch.records.at(-1) as BatchRecord;
  return {
    requestContext: {
      requestId: batch.requestId,
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.attempts,
    },
    ...(batch.response && { responseContext: batch.response }),
    version: '1.0',
    timestamp: isoTime(batch.timestamp),
    KinesisBatchInfo: {
      shardId: batch.shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: isoTime(first.arrival),
      approximateArrivalOfLastRecord: isoTime(last.arrival),
      batchSize: batch.records.length,
      streamArn: batch.sourceArn,
    },
    ...(batch.timeWindow && { timeWindowInfo: batch.timeWindow }),
  };
}

/** `aws/lambda/<mapping>/<shard>/2026/09/19/2026-09-19T09.11.52-<id>` */
export function failureKey(mappingId: string, shardId: string, timestamp: number, id: string): string {
  const [date = '', time = ''] = isoTime(timestamp).split('T');
  const moment = `${date}T${time.slice(0, 8).replaceAll(':', '.')}`;
  return `aws/lambda/${mappingId}/${shardId}/${date.replaceAll('-', '/')}/${moment}-${id}`;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
