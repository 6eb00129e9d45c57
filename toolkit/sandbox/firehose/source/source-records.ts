import { deaggregate } from '../../../../lambda/shared/kpl/deaggregate';
import type { StoredRecord } from '../../kernel/services';
import type { SourceRecord } from '../record';

/** A record of the stream as a delivery stream takes it in: aggregates come apart. */
export function sourceRecords(shardId: string, record: StoredRecord): SourceRecord[] {
  const { sequenceNumber, approximateArrivalTimestamp: arrival } = record;
  const userRecords = deaggregate(record.data) ?? [record];
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
