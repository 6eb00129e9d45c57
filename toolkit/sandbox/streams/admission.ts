import type { Clock } from '../kernel/clock';
import type { Shard } from './shard';
import type { StreamFaults } from './stream-faults';

/** Decides what a shard lets through: by its limits, and by faults that throttle the stream. */
export class Admission {
  /** @param limited whether the service's limits hold */
  constructor(
    private readonly clock: Clock,
    private readonly limited: boolean,
    private readonly faults: StreamFaults,
  ) {}

  write(shard: Shard, bytes: number): boolean {
    if (this.faults.writes.strike()) return false;
    return !this.limited || shard.writes.admit(bytes, this.clock.now());
  }

  /** How many of these records a shard lets through, each of so many bytes. */
  writeMany(shard: Shard, records: number, bytes: number): number {
    if (this.faults.writes.strike()) return 0;
    return this.limited ? shard.writes.admitMany(records, bytes, this.clock.now()) : records;
  }

  read(shard: Shard): boolean {
    return this.admitRead((now) => shard.reads.admitRead(now));
  }

  iterator(shard: Shard): boolean {
    return this.admitRead((now) => shard.reads.admitIterator(now));
  }

  private admitRead(withinLimit: (now: number) => boolean): boolean {
    if (this.faults.reads.strike()) return false;
    return !this.limited || withinLimit(this.clock.now());
  }
}
