import type { Clock, Timer } from './clock';
import { type TimedTask, TimerQueue } from './timer-queue';
import { WorkTracker } from './work-tracker';

/** What a virtual and a real clock have in common: timers that run in order, and time that can be turned forward step by step. */
export abstract class SteppedClock implements Clock {
  protected readonly timers = new TimerQueue();
  private readonly work = new WorkTracker();
  private readonly failures: unknown[] = [];
  private stopped = false;

  abstract now(): number;

  /** Makes it this time, never an earlier one. */
  protected abstract moveTo(time: number): void;

  schedule(name: string, delayMs: number, run: () => void | Promise<void>): Timer {
    return this.add(delayMs, { name, run, isInstant: false });
  }

  scheduleInstant(name: string, delayMs: number, run: () => void): Timer {
    return this.add(delayMs, { name, run, isInstant: true });
  }

  run<T>(name: string, task: () => Promise<T>): Promise<T> {
    return this.work.run(name, task);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.schedule('sleep', ms, () => {
        this.work.wake();
        resolve();
      });
      this.work.doze();
    });
  }

  async advance(ms: number): Promise<void> {
    const target = this.now() + Math.ceil(ms);
    await this.work.settle();
    for (let timer = this.timers.take(target); timer !== undefined; timer = this.timers.take(target)) {
      this.moveTo(timer.due);
      this.start(timer.task);
      if (!timer.task.isInstant) await this.work.settle();
      this.throwFailure();
    }
    this.moveTo(target);
    this.throwFailure();
  }

  stop(): void {
    this.stopped = true;
    this.timers.clear();
  }

  protected add(delayMs: number, task: TimedTask): Timer {
    const timer = this.timers.add(this.now() + Math.max(0, Math.ceil(delayMs)), task);
    if (this.stopped) this.timers.clear();
    return {
      cancel: () => {
        timer.cancelled = true;
      },
    };
  }

  protected start({ name, run, isInstant }: TimedTask): void {
    if (isInstant) this.runInstantly(run);
    else this.work.run(name, async () => run()).catch((error: unknown) => this.failures.push(error));
  }

  private runInstantly(run: TimedTask['run']): void {
    try {
      void run();
    } catch (error) {
      this.failures.push(error);
    }
  }

  /** A scheduled task has nobody to fail to: its error goes to whoever turns the clock. */
  protected throwFailure(): void {
    if (this.failures.length > 0) throw this.failures.shift();
  }
}
