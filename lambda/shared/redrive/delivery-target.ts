import { type FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { type DeliveryEntry, DeliveryWriter } from '../writers/delivery-writer';
import type { WriterOptions } from '../writers/entry-writer';
import type { FailedBatch } from './failed-batch';
import type { Outcome, RecordRange } from './progress';
import type { RedriveTarget } from './redrive-target';
import { refuseSurplus, writtenRange } from './written-range';

/** What one call of PutRecordBatch takes. */
const MOST_RECORDS = 500;

/** Puts the records into a delivery stream, which must be one that producers put to: it processes and delivers them as new ones. */
export class DeliveryTarget implements RedriveTarget {
  readonly mostRecords = MOST_RECORDS;

  constructor(
    private readonly firehose: FirehoseClient,
    private readonly deliveryStreamName: string,
    private readonly writerOptions: WriterOptions = {},
  ) {}

  accept(batch: FailedBatch): void {
    refuseSurplus(batch);
  }

  async attempt({ event }: FailedBatch, range: RecordRange): Promise<Outcome> {
    const { firehose, deliveryStreamName: DeliveryStreamName } = this;
    const put = (Records: DeliveryEntry[]) => firehose.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }));
    const entries = event.Records.slice(...range).map(({ kinesis }) => ({ Data: Buffer.from(kinesis.data, 'base64') }));
    return writtenRange(await new DeliveryWriter(put, this.writerOptions).write(entries), range);
  }

  /** What a function has counted is known to it alone. */
  async endWindow(): Promise<boolean> {
    return false;
  }
}
