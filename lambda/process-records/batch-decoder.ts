import { deaggregate } from '../shared/kpl/deaggregate';
import type { Codec } from './codec';
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
  const { partitionKey, sequenceNumber } = event.kinesis;
  const userRecords = deaggregate(data) ?? [{ partitionKey, data }];
  for (const [subSequenceNumber, userRecord] of userRecords.entries()) {
    const id = `${sequenceNumber}-${subSequenceNumber}`;
    decoding.add(userRecord.data, { event, partitionKey: userRecord.partitionKey, subSequenceNumber, id });
  }
}
