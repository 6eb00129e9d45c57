import { Aggregator } from '../../../lambda/shared/kpl/aggregator';
import type { GzipRecords } from './gzip-records';
import { LineJoiner } from './line-joiner';
import type { PackedRecord } from './packed-record';
import { ANY_KEY, type KeyOf } from './partition-keys';

/** 25 KB is one PUT payload unit: a larger record costs no less, and a smaller one wastes part of it. */
export const RECORD_BYTES = 25 * 1024;
/** What Firehose still takes: a longer line cannot reach a delivery stream. */
export const LINE_LIMIT_BYTES = 1_000 * 1024;

export interface Packing {
  /** Of a record; a longer line has one of its own. */
  readonly recordBytes: number;
  /** Lines become user records of the Kinesis Producer Library; default - they are joined as they stand. */
  readonly aggregates?: boolean;
  /** Makes records smaller; default - they stay as they are */
  readonly gzip?: GzipRecords;
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
    records.push(...record.add(line));
  }
  for (const record of open.values()) records.push(...record.take());
  return records;
}

/** The record that the lines of a key are packed into at the moment. */
class OpenRecord {
  private builder: Aggregator | LineJoiner;
  private partitionKey: string;

  constructor(
    private readonly packing: Packing,
    private readonly key: string | undefined,
  ) {
    this.builder = builderOf(packing);
    this.partitionKey = key ?? packing.anyKey();
  }

  /** Gives what the line has no room in any more; the line begins the next. */
  add(data: Buffer): readonly PackedRecord[] {
    if (this.builder.add({ partitionKey: this.partitionKey, data })) return [];
    const full = this.take();
    this.builder = builderOf(this.packing);
    this.partitionKey = this.key ?? this.packing.anyKey();
    this.builder.add({ partitionKey: this.partitionKey, data });
    return full;
  }

  /** Several where gzip makes them larger than they may be. */
  take(): readonly PackedRecord[] {
    const record = this.builder.take() as PackedRecord;
    return this.packing.gzip?.compress(record) ?? [record];
  }
}

function builderOf({ aggregates, gzip, recordBytes }: Packing): Aggregator | LineJoiner {
  return aggregates ? new Aggregator(recordBytes) : new LineJoiner(gzip?.room ?? recordBytes);
}
