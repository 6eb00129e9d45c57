import { deaggregate } from '../shared/kpl/deaggregate';
import type { UserRecord } from '../shared/kpl/user-record';
import type { Codec } from './codec';
import type { RecordOrigin } from './decoded-record';
import { Decoding } from './decoding';
import { FanOutOrigins } from './fan-out-origins';
import { isByFanOut, type KinesisEventRecord } from './kinesis-event';

/** Decodes the records of one batch. */
export class BatchDecoder<T> {
  private readonly fanOut: FanOutOrigins;

  public constructor(
    private readonly batch: readonly KinesisEventRecord[],
    private readonly codec: Codec<T, unknown>,
  ) {
    this.fanOut = new FanOutOrigins(batch);
  }

  /** Decodes the record that stands at a place in the batch. */
  public decode(place: number): Decoding<T> {
    const event = this.batch[place] as KinesisEventRecord;
    const data = Buffer.from(event.kinesis.data, 'base64');
    const decoding = new Decoding(this.codec);
    if (isByFanOut(event)) decoding.add(data, this.fanOut.of(place));
    else decodeShared(decoding, event, data);
    return decoding;
  }
}

/** Over a shared iterator, Lambda hands out aggregates as they are. */
function decodeShared<T>(decoding: Decoding<T>, event: KinesisEventRecord, data: Buffer): void {
  const userRecords = deaggregate(data) ?? [{ partitionKey: event.kinesis.partitionKey, data }];
  for (let i = 0; i < userRecords.length; i++) {
    const userRecord = userRecords[i] as UserRecord;
    decoding.add(userRecord.data, originOf(event, userRecord.partitionKey, i));
  }
}

function originOf(event: KinesisEventRecord, partitionKey: string, subSequenceNumber: number): RecordOrigin {
  const id = `${event.kinesis.sequenceNumber}-${subSequenceNumber}`;
  return { event, partitionKey, subSequenceNumber, id };
}
