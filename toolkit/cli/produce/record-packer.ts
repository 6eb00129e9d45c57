import { Aggregator } from '../../../lambda/shared/kpl/aggregator';
import type { UserRecord } from '../../../lambda/shared/kpl/user-record';
import { LineJoiner } from './line-joiner';
import { ANY_KEY, type KeyOf } from './partition-keys';

/** 25 KB is one PUT payload unit: a larger record costs no less, and a smaller one wastes part of it. */
export const RECORD_BYTES = 25 * 1024;
/** What Firehose still takes: a longer line cannot reach a delivery stream. */
export const LINE_LIMIT_BYTES = 1_000 * 1024;

/** Lines that go into the stream as one record. */
export interface PackedRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
}

export interface Packing {
  /** Of a record; a longer line has one of its own. */
  readonly recordBytes: number;
  /** Lines become user records of the Kinesis Producer Library; default - they are joined as they stand. */
  readonly aggregates?: boolean;
  /** A key that lines of a record must have; default - none */
  readonly keyOf: KeyOf;
  /** The key of a record whose lines may go anywhere. */
  readonly anyKey: () => string;
}

/** As many lines to a record as a payload unit holds, under keys that are the same on every run. */
export function plainPacking(): Packing {
  let records = 0;
  return { recordBytes: RECORD_BYTES, keyOf: ANY_KEY, anyKey: () => String(records++) };
}

/** Packs lines into records, those of one key in their order. */
export function packRecords(lines: readonly Buffer[], packing: Packing): PackedRecord[] {
  const records: PackedRecord[] = [];
  const open = new Map<string | undefined, OpenRecord>();
  for (const line of lines) {
    const key = packing.keyOf(line);
    const record = open.get(key) ?? new OpenRecord(packing, key);
    open.set(key, record);
    const full = record.add(line);
    if (full) records.push(full);
  }
  for (const record of open.values()) records.push(record.take());
  return records;
}

/** The record that the lines of a key are packed into at the moment. */
class OpenRecord {
  private readonly builder: Aggregator | LineJoiner;
  private partitionKey: string;

  constructor(
    private readonly packing: Packing,
    private readonly key: string | undefined,
  ) {
    const { aggregates, recordBytes, anyKey } = packing;
    this.builder = aggregates ? new Aggregator(recordBytes) : new LineJoiner(recordBytes);
    this.partitionKey = key ?? anyKey();
  }

  /** Gives the record that the line has no room in any more; the line begins the next. */
  add(data: Buffer): UserRecord | undefined {
    if (this.builder.add({ partitionKey: this.partitionKey, data })) return undefined;
    const full = this.take();
    this.partitionKey = this.key ?? this.packing.anyKey();
    this.builder.add({ partitionKey: this.partitionKey, data });
    return full;
  }

  take(): UserRecord {
    return this.builder.take() as UserRecord;
  }
}
