import type { Clock } from '../kernel/clock';
import type { Recurrence } from './recurrence';

/** Runs something whenever its time has come. */
export class RecurringTask {
  private readonly createdAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly name: string,
    private readonly recurrence: Recurrence,
    private readonly run: (scheduledTime: number) => void,
  ) {
    this.createdAt = clock.now();
  }

  /** What has been due since it was created runs at once. */
  start(): void {
    this.scheduleAfter(this.createdAt - 1);
  }

  private scheduleAfter(previous: number): void {
    const next = this.recurrence.after(previous);
    if (next === undefined) return;
    this.clock.schedule(this.name, next - this.clock.now(), () => {
      this.scheduleAfter(next);
      this.run(next);
    });
  }
}
