import type { _Record } from '@aws-sdk/client-kinesis';
import { deaggregate } from '../kpl/deaggregate';
import type { FailedEvent, FailedRecord } from './failed-batch';
import type { FailureDocument } from './failure-document';

/** Where records come from. */
export type ShardOrigin = Pick<FailureDocument, 'shardId' | 'streamArn'>;

/**
 * The event that Lambda makes of records. Of an enhanced fan-out consumer's, it unpacks aggregates. Left out is the role of the
 * function, which nothing tells.
 */
export function recordEvent(records: readonly _Record[], origin: ShardOrigin): FailedEvent {
  const isFanOut = origin.streamArn.includes('/consumer/');
  return { Records: records.flatMap((record) => eventRecords(record, origin, isFanOut)) };
}

function eventRecords(record: _Record, { shardId, streamArn }: ShardOrigin, unpacks: boolean): FailedRecord[] {
  const { SequenceNumber: sequenceNumber = '', PartitionKey: partitionKey = '', Data = new Uint8Array() } = record;
  const data = Buffer.from(Data);
  const userRecords = (unpacks ? deaggregate(data) : undefined) ?? [{ partitionKey, data }];
  return userRecords.map((userRecord) => ({
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: userRecord.partitionKey,
      sequenceNumber,
      data: userRecord.data.toString('base64'),
      approximateArrivalTimestamp: Number(record.ApproximateArrivalTimestamp) / 1_000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    awsRegion: streamArn.split(':')[3],
    eventSourceARN: streamArn,
  }));
}
