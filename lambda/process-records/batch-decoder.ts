import type { Codec } from './codec';
import { Decoding } from './decoding';
import type { KinesisEventRecord } from './kinesis-event';
import { UserRecords } from './user-records';

/** Decodes the records of one batch. */
export class BatchDecoder<T> {
  private readonly userRecords: UserRecords;

  public constructor(
    batch: readonly KinesisEventRecord[],
    private readonly codec: Codec<T, unknown>,
  ) {
    this.userRecords = new UserRecords(batch);
  }

  /** Decodes the record that stands at a place in the batch. */
  public decode(place: number): Decoding<T> {
    const decoding = new Decoding(this.codec);
    for (const { data, origin } of this.userRecords.at(place)) decoding.add(data, origin);
    return decoding;
  }
}
