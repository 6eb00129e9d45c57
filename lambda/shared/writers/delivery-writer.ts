import { type EntryAnswer, refusalsIn } from './answer';
import { EntryWriter, type WriterOptions } from './entry-writer';

const KIB = 1024;
/** @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html */
const LIMITS = { entries: 500, bytes: 4 * KIB * KIB, bytesPerEntry: 1_000 * KIB };

/** An entry of PutRecordBatch, as the SDK takes it. */
export interface DeliveryEntry {
  readonly Data: Uint8Array;
}

/** Calls PutRecordBatch, such as `(Records) => client.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }))`. */
export type PutRecordBatch = (
  entries: DeliveryEntry[],
) => Promise<{ readonly RequestResponses?: readonly EntryAnswer[] }>;

/** Writes records to a delivery stream, which knows no order, in full calls, and tries those again that it refused. */
export class DeliveryWriter extends EntryWriter<DeliveryEntry> {
  public constructor(put: PutRecordBatch, options: WriterOptions = {}) {
    super(
      {
        limits: LIMITS,
        bytesOf: ({ Data }) => Data.length,
        call: async (entries) => refusalsIn((await put([...entries])).RequestResponses, entries.length),
      },
      options,
    );
  }
}
