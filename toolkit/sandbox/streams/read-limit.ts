import { TokenBucket } from './token-bucket';

const CALLS_PER_SECOND = 5;
const BYTES_PER_SECOND = 2 * 2 ** 20;

/** What consumers of shared throughput may take out of a shard together. */
export class ReadLimit {
  private readonly calls = new TokenBucket(CALLS_PER_SECOND, CALLS_PER_SECOND);
  private readonly iterators = new TokenBucket(CALLS_PER_SECOND, CALLS_PER_SECOND);
  private readonly bytes = new TokenBucket(BYTES_PER_SECOND, BYTES_PER_SECOND);

  admitRead(now: number): boolean {
    if (this.calls.available(now) < 1 || this.bytes.available(now) < 0) return false;
    this.calls.take(1);
    return true;
  }

  admitIterator(now: number): boolean {
    if (this.iterators.available(now) < 1) return false;
    this.iterators.take(1);
    return true;
  }

  /** An answer past the rate is paid for in full by waiting: 10 MiB block the next five seconds. */
  charge(bytes: number, now: number): void {
    const saved = this.bytes.available(now);
    this.bytes.take(bytes > saved ? bytes + saved : bytes);
  }
}
