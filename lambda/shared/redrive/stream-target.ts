import { type KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import type { WriterOptions } from '../writers/entry-writer';
import { type RecordEntry, RecordWriter } from '../writers/record-writer';
import type { FailedBatch, FailedRecord } from './failed-batch';
import type { Outcome, RecordRange } from './progress';
import type { RedriveTarget } from './redrive-target';
import { Unredrivable } from './unredrivable';
import { refuseSurplus, writtenRange } from './written-range';

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

  /** @param streamFor the stream to put to, for the ARN that was read, if either is known. @throws Unredrivable if there is none */
  constructor(
    private readonly kinesis: KinesisClient,
    private readonly streamFor: (sourceArn?: string) => PutTarget | undefined,
    private readonly writerOptions: WriterOptions = {},
  ) {}

  accept(batch: FailedBatch): void {
    this.requireStream(batch);
    refuseSurplus(batch);
  }

  async attempt(batch: FailedBatch, range: RecordRange): Promise<Outcome> {
    const stream = this.requireStream(batch);
    const put = (Records: RecordEntry[]) => this.kinesis.send(new PutRecordsCommand({ ...stream, Records }));
    const writer = new RecordWriter(put, this.writerOptions);
    return writtenRange(await writer.write(batch.event.Records.slice(...range).map(entryOf)), range);
  }

  /** What a function has counted is known to it alone. */
  async endWindow(): Promise<boolean> {
    return false;
  }

  private requireStream({ streamArn }: FailedBatch): PutTarget {
    const found = this.streamFor(streamArn);
    if (found === undefined) throw new Unredrivable('not for this target', 'nothing tells which stream it is for');
    return found;
  }
}

function entryOf({ kinesis }: FailedRecord) {
  return { Data: Buffer.from(kinesis.data, 'base64'), PartitionKey: kinesis.partitionKey };
}
