import { setTimeout as pause } from 'node:timers/promises';

/** How fast lines are put. */
export interface Pace {
  readonly linesPerRecord: number;
  /**
   * Called after each record.
   * @param lines put so far by this run
   * @param share of the source that has been read, from 0 to 1
   * @param flush puts what is held back
   */
  keep(lines: number, share: number, flush: () => Promise<void>): Promise<void>;
}

/** As fast as the stream takes them. */
export const UNPACED: Pace = { linesPerRecord: Number.POSITIVE_INFINITY, keep: async () => {} };

/** With a rate, records are put at least this often. */
const RECORDS_PER_S = 4;

/** So many lines a second, by the time of the day. */
export class RatedPace implements Pace {
  readonly linesPerRecord: number;
  private readonly start = performance.now();

  constructor(private readonly linesPerSecond: number) {
    this.linesPerRecord = Math.max(1, Math.floor(linesPerSecond / RECORDS_PER_S));
  }

  async keep(lines: number, _share: number, flush: () => Promise<void>): Promise<void> {
    const ahead = (lines / this.linesPerSecond) * 1_000 - (performance.now() - this.start);
    if (ahead <= 0) return;
    await flush();
    await pause(ahead);
  }
}

const REPLAY_STEP_MS = 5_000;

/** Lets the time pass that the lines took to be written: ten minutes of a log in as long as its processing takes. */
export class ReplayedPace implements Pace {
  readonly linesPerRecord = Number.POSITIVE_INFINITY;
  private passedMs = 0;

  constructor(
    private readonly replayMs: number,
    private readonly advance: (ms: number) => Promise<void>,
  ) {}

  async keep(_lines: number, share: number, flush: () => Promise<void>): Promise<void> {
    const due = Math.min(1, share) * this.replayMs - this.passedMs;
    if (due < REPLAY_STEP_MS) return;
    await flush();
    await this.advance(due);
    this.passedMs += due;
  }
}
