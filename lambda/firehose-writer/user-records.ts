import type { KinesisStreamRecord } from 'aws-lambda';
import { FanOutOrigins } from '../process-records/fan-out-origins';
import { isByFanOut } from '../process-records/kinesis-event';
import { deaggregate } from '../shared/kpl/deaggregate';

/** What a producer put, before it was packed with others into one record. */
export interface UserRecord {
  /** The same whenever it comes again: the sequence number, and what tells it from the others of its aggregate. */
  readonly id: string;
  readonly data: Buffer;
}

/** Takes the records of a batch apart. Under enhanced fan-out, Lambda has done so already. */
export class UserRecords {
  private readonly origins: FanOutOrigins;

  public constructor(private readonly batch: readonly KinesisStreamRecord[]) {
    this.origins = new FanOutOrigins(batch);
  }

  public at(place: number): readonly UserRecord[] {
    const record = this.batch[place] as KinesisStreamRecord;
    const data = Buffer.from(record.kinesis.data, 'base64');
    if (isByFanOut(record)) return [{ id: this.origins.of(place).id, data }];
    const parts = deaggregate(data) ?? [{ data }];
    return parts.map((part, i) => ({ id: `${record.kinesis.sequenceNumber}-${i}`, data: part.data }));
  }
}
