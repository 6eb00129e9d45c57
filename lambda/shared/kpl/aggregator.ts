import {
  DATA,
  DIGEST_LENGTH,
  digest,
  HASH_KEY_INDEX,
  HASH_KEY_TABLE,
  KEY_INDEX,
  KEY_TABLE,
  MAGIC,
  RECORDS,
} from './aggregate-format';
import { KeyTable } from './key-table';
import { fieldLength, ProtobufWriter, varintLength } from './protobuf-writer';
import type { UserRecord } from './user-record';

/** One PUT payload unit: past it nothing is saved, and a record that fails takes more with it. */
const DEFAULT_MAX_BYTES = 25 * 1024;
const FRAME_LENGTH = MAGIC.length + DIGEST_LENGTH;

/**
 * Packs user records into one record of a stream, as the Kinesis Producer Library does. That record goes where the keys of its
 * first user record lead: to keep the order of a key, and what reads by enhanced fan-out, pack only records of one shard.
 */
export class Aggregator {
  private records: UserRecord[] = [];
  private keys = new KeyTable();
  private hashKeys = new KeyTable();
  private length = FRAME_LENGTH;

  public constructor(private readonly maxBytes = DEFAULT_MAX_BYTES) {}

  public get isEmpty(): boolean {
    return this.records.length === 0;
  }

  /** Adds a record, or says that there is no more room. The first is always added: one that is too large goes alone. */
  public add(record: UserRecord): boolean {
    const { partitionKey, explicitHashKey } = record;
    const growth =
      fieldLength(this.entryLength(record)) +
      this.keys.growth(partitionKey) +
      (explicitHashKey === undefined ? 0 : this.hashKeys.growth(explicitHashKey));
    if (!this.isEmpty && this.length + growth > this.maxBytes) return false;
    this.records.push(record);
    this.keys.add(partitionKey);
    if (explicitHashKey !== undefined) this.hashKeys.add(explicitHashKey);
    this.length += growth;
    return true;
  }

  /** What was added, as one record, and begins anew; undefined if nothing was. A single record stays as it is. */
  public take(): UserRecord | undefined {
    const { records } = this;
    const [first] = records;
    if (first === undefined) return undefined;
    const taken = records.length === 1 ? first : { ...first, data: this.encode() };
    this.records = [];
    this.keys = new KeyTable();
    this.hashKeys = new KeyTable();
    this.length = FRAME_LENGTH;
    return taken;
  }

  private encode(): Buffer {
    const aggregate = Buffer.allocUnsafe(this.length);
    MAGIC.copy(aggregate);
    const writer = new ProtobufWriter(aggregate, MAGIC.length);
    for (const key of this.keys.keys) writer.bytes(KEY_TABLE, Buffer.from(key));
    for (const key of this.hashKeys.keys) writer.bytes(HASH_KEY_TABLE, Buffer.from(key));
    for (const record of this.records) this.writeEntry(writer, record);
    digest(aggregate.subarray(MAGIC.length, -DIGEST_LENGTH)).copy(aggregate, aggregate.length - DIGEST_LENGTH);
    return aggregate;
  }

  private writeEntry(writer: ProtobufWriter, record: UserRecord): void {
    const { partitionKey, explicitHashKey, data } = record;
    writer.number(RECORDS, this.entryLength(record));
    writer.number(KEY_INDEX, this.keys.placeOf(partitionKey));
    if (explicitHashKey !== undefined) writer.number(HASH_KEY_INDEX, this.hashKeys.placeOf(explicitHashKey));
    writer.bytes(DATA, data);
  }

  private entryLength({ partitionKey, explicitHashKey, data }: UserRecord): number {
    const key = 1 + varintLength(this.keys.placeOf(partitionKey));
    const hashKey = explicitHashKey === undefined ? 0 : 1 + varintLength(this.hashKeys.placeOf(explicitHashKey));
    return key + hashKey + fieldLength(data.length);
  }
}
