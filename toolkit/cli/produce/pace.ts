import { setTimeout as pause } from 'node:timers/promises';

/** How fast lines are put. */
export interface Pace {
  /** What is put at once, at most. */
  readonly portionLines: number;
  readonly portionBytes: number;
  /**
   * Called after each portion.
   * @param lines put so far by this run
   * @param share of the source that has been read, from 0 to 1
   */
  keep(lines: number, share: number): Promise<void>;
}

/** A call of a service takes 4 MiB; this leaves room for partition keys. */
const PORTION_BYTES = 3.75 * 1024 * 1024;

/** As fast as the stream takes them. */
export const UNPACED: Pace = {
  portionLines: Number.POSITIVE_INFINITY,
  portionBytes: PORTION_BYTES,
  keep: async () => {},
};

/** With a rate, lines are put at least this often. */
const PORTIONS_PER_S = 4;

/** So many lines a second, by the time of the day. */
export class RatedPace implements Pace {
  readonly portionLines: number;
  readonly portionBytes = PORTION_BYTES;
  private readonly start = performance.now();

  constructor(
    private readonly linesPerSecond: number,
    private readonly signal?: AbortSignal,
  ) {
    this.portionLines = Math.max(1, Math.floor(linesPerSecond / PORTIONS_PER_S));
  }

  async keep(lines: number): Promise<void> {
    const ahead = (lines / this.linesPerSecond) * 1_000 - (performance.now() - this.start);
    if (ahead > 0) await pause(ahead, undefined, { signal: this.signal });
  }
}

const REPLAY_STEP_MS = 5_000;

/** Lets the time pass that the lines took to be written: ten minutes of a log in as long as its processing takes. */
export class ReplayedPace implements Pace {
  readonly portionLines = Number.POSITIVE_INFINITY;
  readonly portionBytes: number;
  private passedMs = 0;

  constructor(
    private readonly replayMs: number,
    size: number,
    private readonly advance: (ms: number) => Promise<void>,
  ) {
    this.portionBytes = Math.min(PORTION_BYTES, Math.ceil((size * REPLAY_STEP_MS) / replayMs));
  }

  async keep(_lines: number, share: number): Promise<void> {
    const due = Math.min(1, share) * this.replayMs - this.passedMs;
    if (due < REPLAY_STEP_MS) return;
    await this.advance(due);
    this.passedMs += due;
  }
}
