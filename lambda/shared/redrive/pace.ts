import { setTimeout } from 'node:timers/promises';

/** How fast records are brought back. */
export class Pace {
  /** The most records of one try: a second's worth. */
  readonly mostRecords: number;

  /** @param recordsPerSecond infinite for as fast as they are taken */
  constructor(
    private readonly recordsPerSecond = Number.POSITIVE_INFINITY,
    private readonly pause: (ms: number) => Promise<unknown> = setTimeout,
  ) {
    this.mostRecords = Math.max(1, Math.floor(recordsPerSecond));
  }

  /** Waits as long as so many records take. */
  async spend(records: number): Promise<void> {
    const ms = (records / this.recordsPerSecond) * 1_000;
    if (ms > 0) await this.pause(ms);
  }
}
