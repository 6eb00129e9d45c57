import { afterWorkingTime } from './working-time';

/** How long one moment may work in real time before it counts as stuck. */
const STALL_MS = 120_000;

/** Knows which tasks work right now, and waits until none does. */
export class WorkTracker {
  private readonly working = new Map<symbol, string>();
  private sleeping = 0;
  private waiters: (() => void)[] = [];

  async run<T>(name: string, task: () => T | Promise<T>): Promise<T> {
    const id = Symbol(name);
    this.working.set(id, name);
    try {
      return await task();
    } finally {
      this.working.delete(id);
      this.release();
    }
  }

  /** A task goes to sleep: it does not count as working until `wake`. */
  doze(): void {
    this.sleeping++;
    this.release();
  }

  wake(): void {
    this.sleeping--;
  }

  /** Resolves once no task works and nothing a finished task set off has begun another. */
  async settle(): Promise<void> {
    do {
      if (this.isWorking()) await this.untilIdle();
      await nextTurn();
      await nextTurn();
    } while (this.isWorking());
  }

  private isWorking(): boolean {
    return this.working.size > this.sleeping;
  }

  private release(): void {
    if (this.isWorking()) return;
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter();
  }

  private untilIdle(): Promise<void> {
    return new Promise((resolve, reject) => {
      const stall = afterWorkingTime(STALL_MS, () => {
        reject(
          new Error(`the sandbox made no progress for ${STALL_MS / 1000} s: ${[...this.working.values()].join(', ')}`),
        );
      });
      this.waiters.push(() => {
        stall.cancel();
        resolve();
      });
    });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
