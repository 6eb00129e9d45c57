import { deaggregate } from '../shared/kpl/deaggregate';
import type { RecordOrigin } from './decoded-record';
import { FanOutOrigins } from './fan-out-origins';
import { isByFanOut, type KinesisEventRecord } from './kinesis-event';

/** What a producer put, before it was packed with others into one record. */
export interface UserRecord {
  readonly data: Buffer;
  readonly origin: RecordOrigin;
}

/** Takes the records of a batch apart. */
export class UserRecords {
  private readonly fanOut: FanOutOrigins;

  public constructor(private readonly batch: readonly KinesisEventRecord[]) {
    this.fanOut = new FanOutOrigins(batch);
  }

  /** What the record holds that stands at a place in the batch. Under enhanced fan-out, Lambda has taken it apart. */
  public at(place: number): readonly UserRecord[] {
    const event = this.batch[place] as KinesisEventRecord;
    const data = Buffer.from(event.kinesis.data, 'base64');
    if (isByFanOut(event)) return [{ data, origin: this.fanOut.of(place) }];
    const parts = deaggregate(data) ?? [{ partitionKey: event.kinesis.partitionKey, data }];
    return parts.map((part, i) => ({ data: part.data, origin: originOf(event, part.partitionKey, i) }));
  }
}

function originOf(event: KinesisEventRecord, partitionKey: string, subSequenceNumber: number): RecordOrigin {
  const id = `${event.kinesis.sequenceNumber}-${subSequenceNumber}`;
  return { event, partitionKey, subSequenceNumber, id };
}
