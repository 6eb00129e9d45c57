const MINUTE_MS = 60_000;
const KEPT_MINUTES = 60;

interface MinuteOfWrites {
  readonly minute: number;
  records: number;
  bytes: number;
}

export interface WriteRate {
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** What is written to a shard or a stream, minute by minute, over the last hour. */
export class WriteMeter {
  private minutes: MinuteOfWrites[] = [];

  add(records: number, bytes: number, now: number): void {
    const minute = Math.floor(now / MINUTE_MS);
    let current = this.minutes.at(-1);
    if (current?.minute !== minute) {
      this.minutes = this.minutes.filter((past) => past.minute > minute - KEPT_MINUTES);
      current = { minute, records: 0, bytes: 0 };
      this.minutes.push(current);
    }
    current.records += records;
    current.bytes += bytes;
  }

  /** The highest records and bytes per second, averaged over a minute, since then. */
  peak(since: number): WriteRate {
    const first = Math.floor(since / MINUTE_MS);
    const minutes = this.minutes.filter(({ minute }) => minute >= first);
    return {
      recordsPerSecond: Math.max(0, ...minutes.map(({ records }) => records / 60)),
      bytesPerSecond: Math.max(0, ...minutes.map(({ bytes }) => bytes / 60)),
    };
  }
}
