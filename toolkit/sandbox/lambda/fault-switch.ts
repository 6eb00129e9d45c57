import type { Clock } from '../kernel/clock';

/** Something that goes wrong until a moment, and is right from then on. */
export class FaultSwitch {
  private until = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  turnOn(untilMs: number): void {
    this.until = untilMs;
  }

  get on(): boolean {
    return this.clock.now() < this.until;
  }
}
