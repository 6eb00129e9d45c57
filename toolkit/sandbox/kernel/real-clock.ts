import type { Timer } from './clock';
import { SteppedClock } from './stepped-clock';
import type { TimedTask } from './timer-queue';

/** The longest delay that setTimeout takes. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** The time of the day. It can be turned forward all the same, which is how a run drains without waiting. */
export class RealClock extends SteppedClock {
  private ahead = 0;
  private advancing = false;
  private alarm: NodeJS.Timeout | undefined;

  now(): number {
    return Date.now() + this.ahead;
  }

  override async advance(ms: number): Promise<void> {
    this.advancing = true;
    try {
      await super.advance(ms);
    } finally {
      this.advancing = false;
      this.arm();
    }
  }

  override stop(): void {
    super.stop();
    clearTimeout(this.alarm);
  }

  protected override add(delayMs: number, task: TimedTask): Timer {
    const timer = super.add(delayMs, task);
    this.arm();
    return timer;
  }

  protected moveTo(time: number): void {
    this.ahead += Math.max(0, time - this.now());
  }

  private arm(): void {
    clearTimeout(this.alarm);
    const next = this.timers.peek();
    if (next === undefined || this.advancing) return;
    const delay = Math.min(Math.max(0, next.due - this.now()), LONGEST_DELAY_MS);
    this.alarm = setTimeout(() => this.runDue(), delay);
  }

  private runDue(): void {
    if (this.advancing) return;
    const now = this.now();
    for (let timer = this.timers.take(now); timer !== undefined; timer = this.timers.take(now)) {
      this.start(timer.task);
    }
    this.arm();
    this.throwFailure();
  }
}
