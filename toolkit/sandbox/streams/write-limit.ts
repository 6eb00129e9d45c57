import { TokenBucket } from './token-bucket';

const RECORDS_PER_SECOND = 1000;
const BYTES_PER_SECOND = 2 ** 20;

/**
 * What a shard takes in. A record is admitted while anything is left and is charged whole, so a record of the largest size
 * bursts once and averages back to the steady rate.
 */
export class WriteLimit {
  private readonly records = new TokenBucket(RECORDS_PER_SECOND, RECORDS_PER_SECOND);
  private readonly bytes = new TokenBucket(BYTES_PER_SECOND, BYTES_PER_SECOND);

  /** @param largestRecord bytes that one record may have in this stream */
  allowBurst(largestRecord: number): void {
    this.bytes.resize(Math.max(BYTES_PER_SECOND, largestRecord));
  }

  admit(bytes: number, now: number): boolean {
    return this.admitMany(1, bytes, now) === 1;
  }

  /** How many of these records are admitted, each of so many bytes. */
  admitMany(records: number, bytes: number, now: number): number {
    const fitting = Math.ceil(Math.max(0, this.bytes.available(now)) / bytes);
    const admitted = Math.min(records, Math.floor(this.records.available(now)), fitting);
    this.records.take(admitted);
    this.bytes.take(admitted * bytes);
    return admitted;
  }
}
