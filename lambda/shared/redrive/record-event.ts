import type { _Record } from '@aws-sdk/client-kinesis';
import { deaggregate } from '../kpl/deaggregate';
import type { FailedEvent, FailedRecord } from './failed-batch';
import type { FailureDocument } from './failure-document';

/**
 * The event that Lambda makes of records. Of an enhanced fan-out consumer's, it unpacks aggregates. Left out is the role of the
 * function, which nothing tells.
 */
export function recordEvent(records: readonly _Record[], document: FailureDocument): FailedEvent {
  const isFanOut = document.streamArn.includes('/consumer/');
  return { Records: records.flatMap((record) => eventRecords(record, document, isFanOut)) };
}

function eventRecords(record: _Record, { shardId, streamArn }: FailureDocument, unpacks: boolean): FailedRecord[] {
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
