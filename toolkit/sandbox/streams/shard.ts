import { join } from 'node:path';
import type { ShardPosition, StoredRecord } from '../kernel/services';
import type { HashKeyRange } from './hash-key';
import { ReadLimit } from './read-limit';
import { type RecordRange, RetainedRecords } from './retained-records';
import { SequenceNumbers } from './sequence-number';
import { ShardLog } from './shard-log';
import { WriteLimit } from './write-limit';
import { WriteMeter } from './write-meter';

/** The numbers before it belong to no record: the first is the shard's starting sequence number. */
const FIRST_RECORD = 1;

/** What is known of a shard apart from its records. */
export interface ShardDescription {
  readonly index: number;
  readonly range: HashKeyRange;
  /** The shard that was split, or the two that were merged. */
  readonly parentShardIds: readonly string[];
  readonly createdAt: number;
  readonly closedAt?: number;
}

export interface ShardPlace {
  readonly streamCreatedAt: number;
  /** Holds a folder for each shard of the stream. */
  readonly folder: string;
}

export interface NewRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
}

/** An ordered, append-only sequence of records over a range of hash keys. */
export class Shard {
  readonly id: string;
  readonly reads = new ReadLimit();
  readonly writes = new WriteLimit();
  readonly meter = new WriteMeter();
  private readonly log: ShardLog;
  private readonly sequenceNumbers: SequenceNumbers;
  private readonly records: RetainedRecords;

  constructor(
    private current: ShardDescription,
    place: ShardPlace,
  ) {
    this.id = shardId(current.index);
    this.log = new ShardLog(join(place.folder, this.id));
    this.sequenceNumbers = new SequenceNumbers(place.streamCreatedAt, current.index);
    this.records = this.restore();
  }

  get description(): ShardDescription {
    return this.current;
  }

  get isOpen(): boolean {
    return this.current.closedAt === undefined;
  }

  get firstIndex(): number {
    return this.records.firstIndex;
  }

  get nextIndex(): number {
    return this.records.nextIndex;
  }

  get startingSequenceNumber(): string {
    return this.sequenceNumbers.at(FIRST_RECORD - 1);
  }

  get endingSequenceNumber(): string | undefined {
    return this.isOpen ? undefined : this.sequenceNumbers.at(this.nextIndex);
  }

  /**
   * Returns once the records would survive the end of this process. They arrive no earlier than those before them, even
   * when the clock of this process is behind the last one's.
   */
  append(entries: readonly NewRecord[], now: number): readonly StoredRecord[] {
    const first = this.nextIndex;
    const arrival = Math.max(now, this.records.lastArrival);
    const records = entries.map((entry, i) => this.stored(first + i, entry, arrival));
    this.log.append(first, records);
    this.records.append(records);
    return records;
  }

  read(from: number, limit: { readonly records: number; readonly bytes: number }): RecordRange {
    return this.records.read(from, limit);
  }

  /** Index of the record to read first; undefined for a sequence number of another shard. */
  locate(position: ShardPosition): number | undefined {
    switch (position.type) {
      case 'TRIM_HORIZON':
        return this.firstIndex;
      case 'LATEST':
        return this.nextIndex;
      case 'AT_TIMESTAMP':
        return this.records.indexAtTime(position.timestamp);
      case 'AT_SEQUENCE_NUMBER':
        return this.sequenceNumbers.indexOf(position.sequenceNumber);
      case 'AFTER_SEQUENCE_NUMBER': {
        const index = this.sequenceNumbers.indexOf(position.sequenceNumber);
        return index === undefined ? undefined : index + 1;
      }
    }
  }

  /** That of the last record before an index, or the number that the shard begins with. */
  sequenceNumberBefore(index: number): string {
    return this.sequenceNumbers.at(index - 1);
  }

  /** How long ago the record before this place arrived; 0 when no record comes after it. */
  millisBehindLatest(index: number, now: number): number {
    const next = this.records.at(index);
    if (next === undefined) return 0;
    return Math.max(0, now - (this.records.at(index - 1) ?? next).approximateArrivalTimestamp);
  }

  isEnd(index: number): boolean {
    return !this.isOpen && index >= this.nextIndex;
  }

  trim(horizon: number): void {
    if (this.records.trim(horizon)) this.log.trim(this.firstIndex);
  }

  /** No record comes any more: others take over its range. */
  end(now: number): void {
    this.current = { ...this.current, closedAt: now };
    this.log.close();
  }

  close(): void {
    this.log.close();
  }

  remove(): void {
    this.log.remove();
  }

  private restore(): RetainedRecords {
    const logged = this.log.load();
    const base = logged?.firstIndex ?? FIRST_RECORD;
    const records = new RetainedRecords(base);
    if (logged !== undefined) {
      records.append(logged.records.map((entry, i) => this.stored(base + i, entry, entry.approximateArrivalTimestamp)));
    }
    return records;
  }

  private stored(index: number, { partitionKey, data }: NewRecord, approximateArrivalTimestamp: number): StoredRecord {
    return { sequenceNumber: this.sequenceNumbers.at(index), partitionKey, data, approximateArrivalTimestamp };
  }
}

export function shardId(index: number): string {
  return `shardId-${String(index).padStart(12, '0')}`;
}
