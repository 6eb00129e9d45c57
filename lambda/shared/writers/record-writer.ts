import { type EntryAnswer, refusalsIn } from './answer';
import { EntryWriter, type WriterOptions } from './entry-writer';

const MIB = 1024 * 1024;
/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const LIMITS = { entries: 500, bytes: 10 * MIB, bytesPerEntry: 10 * MIB };

/** An entry of PutRecords, as the SDK takes it. */
export interface RecordEntry {
  readonly Data: Uint8Array;
  readonly PartitionKey: string;
  readonly ExplicitHashKey?: string;
}

/** Calls PutRecords, such as `(Records) => client.send(new PutRecordsCommand({ StreamARN, Records }))`. */
export type PutRecords = (entries: RecordEntry[]) => Promise<{ readonly Records?: readonly EntryAnswer[] }>;

export interface RecordWriterOptions extends WriterOptions {
  /**
   * Whether records of a partition key are taken in their order. Then a call has one of each key, since PutRecords may refuse a record
   * and take the next; where keys are few, calls are small.
   *
   * @default true
   */
  readonly ordered?: boolean;
}

/** Writes records to a data stream, in full calls, and tries those again that it refused. */
export class RecordWriter extends EntryWriter<RecordEntry> {
  public constructor(put: PutRecords, { ordered = true, ...options }: RecordWriterOptions = {}) {
    super(
      {
        limits: LIMITS,
        bytesOf: ({ Data, PartitionKey }) => Data.length + Buffer.byteLength(PartitionKey),
        partitionKeyOf: ordered ? ({ PartitionKey }) => PartitionKey : undefined,
        call: async (entries) => refusalsIn((await put([...entries])).Records, entries.length),
      },
      options,
    );
  }
}
