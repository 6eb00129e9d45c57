import type { Clock } from '../../kernel/clock';
import type { Recurrence } from './recurrence';
import type { ScheduleProgress } from './schedule-progress';

/** Runs something whenever its time has come. */
export class RecurringTask {
  private readonly createdAt: number;

  constructor(
    private readonly clock: Clock,
    private readonly name: string,
    private readonly recurrence: Recurrence,
    private readonly progress: ScheduleProgress,
    private readonly run: (scheduledTime: number) => void,
  ) {
    this.createdAt = clock.now();
  }

  /** What has been due since it was created runs at once. */
  start(): void {
    this.scheduleAfter(this.isLate() ? this.createdAt - 1 : this.progress.position);
  }

  /** Runs that fell due while no sandbox ran are left out, but for the last one of all. */
  private isLate(): boolean {
    const next = this.recurrence.after(this.progress.position);
    return next !== undefined && next < this.createdAt && this.recurrence.after(next) !== undefined;
  }

  private scheduleAfter(previous: number): void {
    const next = this.recurrence.after(previous);
    if (next === undefined) return;
    this.clock.schedule(this.name, next - this.clock.now(), () => {
      this.scheduleAfter(next);
      this.run(next);
      this.progress.ran(next);
    });
  }
}
