import { SteppedClock } from './stepped-clock';

const DEFAULT_START = Date.UTC(2026, 0, 1);

/** A clock that stands still until it is advanced: five minutes pass in the time their work takes. */
export class VirtualClock extends SteppedClock {
  private time: number;

  /** @param start milliseconds since the epoch, or a date. Default - 2026-01-01T00:00:00Z */
  constructor(start: number | Date = DEFAULT_START) {
    super();
    this.time = Number(start);
  }

  now(): number {
    return this.time;
  }

  protected moveTo(time: number): void {
    this.time = Math.max(this.time, time);
  }
}
