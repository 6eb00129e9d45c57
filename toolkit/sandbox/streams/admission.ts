import type { Clock } from '../kernel/clock';
import type { Shard } from './shard';

/** Decides what a shard lets through: by its limits, and by a fault that throttles the whole stream. */
export class Admission {
  private throttledUntil = Number.NEGATIVE_INFINITY;

  /** @param limited whether the service's limits hold */
  constructor(
    private readonly clock: Clock,
    private readonly limited: boolean,
  ) {}

  throttle(until: number): void {
    this.throttledUntil = until;
  }

  write(shard: Shard, bytes: number): boolean {
    return this.decide((now) => shard.writes.admit(bytes, now));
  }

  /** How many of these records a shard lets through, each of so many bytes. */
  writeMany(shard: Shard, records: number, bytes: number): number {
    const now = this.clock.now();
    if (this.isThrottled(now)) return 0;
    return this.limited ? shard.writes.admitMany(records, bytes, now) : records;
  }

  read(shard: Shard): boolean {
    return this.decide((now) => shard.reads.admitRead(now));
  }

  iterator(shard: Shard): boolean {
    return this.decide((now) => shard.reads.admitIterator(now));
  }

  private decide(withinLimit: (now: number) => boolean): boolean {
    const now = this.clock.now();
    return !this.isThrottled(now) && (!this.limited || withinLimit(now));
  }

  private isThrottled(now: number): boolean {
    return now < this.throttledUntil;
  }
}
