import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { RefusedEntry, WriterOptions } from '../writers/entry-writer';
import { type RecordEntry, RecordWriter } from '../writers/record-writer';
import { isInvalid, TOO_LARGE } from '../writers/refusal';
import type { FailedBatch, FailedRecord } from './failed-batch';
import { type Outcome, type RecordRange, rangesOf } from './progress';
import type { RedriveTarget } from './redrive-target';
import { Unredrivable } from './unredrivable';

/** What one call of PutRecords takes. */
const MOST_RECORDS = 500;

/** The stream to put to, as requests name it. */
export type PutTarget = { readonly StreamName: string } | { readonly StreamARN: string };

/**
 * Puts the records into the stream again, with their partition keys: every consumer of the stream sees them once more, under
 * new sequence numbers. An explicit hash key is lost, as no event of a function holds it.
 */
export class StreamTarget implements RedriveTarget {
  readonly mostRecords = MOST_RECORDS;

  /** @param streamFor the stream to put to, for the ARN that was read. @throws Unredrivable if there is none */
  constructor(
    private readonly kinesis: KinesisClient,
    private readonly streamFor: (sourceArn: string) => PutTarget,
    private readonly writerOptions: WriterOptions = {},
  ) {}

  accept({ streamArn, surplus }: FailedBatch): void {
    this.streamFor(streamArn);
    if (surplus === 0) return;
    const message = `its range of the shard holds ${surplus} more records than failed: they would be put twice`;
    throw new Unredrivable('not for this target', message);
  }

  async attempt({ streamArn, event }: FailedBatch, [from, to]: RecordRange): Promise<Outcome> {
    const stream = this.streamFor(streamArn);
    const put = (Records: RecordEntry[]) => this.kinesis.send(new PutRecordsCommand({ ...stream, Records }));
    const writer = new RecordWriter(put, this.writerOptions);
    const refused = await writer.write(event.Records.slice(from, to).map(entryOf));
    if (refused.length === to - from) requireAdmission(refused[0] as RefusedEntry);
    const ranges = (entries: readonly RefusedEntry[]) => rangesOf(entries.map(({ index }) => from + index));
    return {
      // What later records of the same key wait for, so that they stay in order.
      pending: ranges(refused.filter(({ isFinal }) => !isFinal)),
      failed: ranges(refused.filter(({ isFinal }) => isFinal)),
      reason: refused.find(({ isFinal }) => isFinal)?.errorCode,
    };
  }

  /** What a function has counted is known to it alone. */
  async endWindow(): Promise<boolean> {
    return false;
  }
}

/** The stream is missing, or must not be written: no record of any batch will be taken. */
function requireAdmission(refusal: RefusedEntry): void {
  const { errorCode, errorMessage, isFinal } = refusal;
  const isForItself = isInvalid(refusal) || errorCode === TOO_LARGE.errorCode;
  if (isFinal && !isForItself) throw new Error(`${errorCode}: ${errorMessage}`);
}

function entryOf({ kinesis }: FailedRecord) {
  return { Data: Buffer.from(kinesis.data, 'base64'), PartitionKey: kinesis.partitionKey };
}
