import type { StoredRecord } from '../kernel/services';

/** Bytes that count against limits: the data and the partition key. */
export function recordSize(record: Pick<StoredRecord, 'data' | 'partitionKey'>): number {
  return record.data.length + Buffer.byteLength(record.partitionKey);
}
