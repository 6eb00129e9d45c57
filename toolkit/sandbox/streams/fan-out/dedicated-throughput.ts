import { TokenBucket } from '../token-bucket';

const BYTES_PER_SECOND = 2 * 2 ** 20;

/** What one event carries at most, unless its only record is larger: half a second's worth. */
export const EVENT_BYTES = BYTES_PER_SECOND / 2;

/** What one consumer may take out of one shard, whatever others take. */
export class DedicatedThroughput {
  private readonly bytes = new TokenBucket(BYTES_PER_SECOND, BYTES_PER_SECOND);

  /** @param limited whether the service's limit holds */
  constructor(private readonly limited: boolean) {}

  /** Milliseconds until there is room for a whole event. */
  waitMs(now: number): number {
    const missing = EVENT_BYTES - this.bytes.available(now);
    return this.limited && missing > 0 ? Math.ceil((missing * 1000) / BYTES_PER_SECOND) : 0;
  }

  charge(bytes: number): void {
    this.bytes.take(bytes);
  }
}
