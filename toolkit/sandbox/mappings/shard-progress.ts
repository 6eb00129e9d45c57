import type { BatchRecord } from './batch-record';

/** Knows up to where all records of a shard are done with, whatever the order they finish in. */
export class ShardProgress {
  /** Records under way, in the order of the shard, each with the sequence number before its own. */
  private readonly underWay = new Map<BatchRecord, string | undefined>();

  /** @param last sequence number of the last record that a former run was done with */
  constructor(private last?: string) {}

  get size(): number {
    return this.underWay.size;
  }

  /** Sequence number up to which nothing is left to do; undefined before the first. */
  get checkpoint(): string | undefined {
    for (const before of this.underWay.values()) return before;
    return this.last;
  }

  /** Takes a record of the stream, and what of it is on its way: nothing when it was filtered out, several for an aggregate. */
  begin(sequenceNumber: string, records: readonly BatchRecord[]): void {
    for (const record of records) this.underWay.set(record, this.last);
    this.last = sequenceNumber;
  }

  finish(records: readonly BatchRecord[]): void {
    for (const record of records) this.underWay.delete(record);
  }
}
