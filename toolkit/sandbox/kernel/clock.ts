/** Stops a scheduled task from running; without effect once it has run. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time in the sandbox: nothing else reads the time or sets a timer.
 *
 * Work that takes real time (a worker, a disk, a socket) stands inside a task. Time does not pass while a task works, so
 * virtual time is exact: whatever a moment causes has settled before the next moment comes.
 */
export interface Clock {
  /** Whole milliseconds since the epoch, as services give them. */
  now(): number;

  /** Runs a task after a delay. Tasks due at the same moment run in the order they were scheduled. */
  schedule(name: string, delayMs: number, task: () => void | Promise<void>): Timer;

  /** As `schedule`, for a task that is over once it returns, and sets nothing off: after it there is nothing to wait for. */
  scheduleInstant(name: string, delayMs: number, task: () => void): Timer;

  /**
   * Runs a task now, and keeps time from passing until it settles. For what enters from outside, such as a request;
   * scheduled tasks are covered already. Never await one task inside another that then sleeps.
   */
  run<T>(name: string, task: () => Promise<T>): Promise<T>;

  /** Lets time pass inside a task; only directly inside one. */
  sleep(ms: number): Promise<void>;

  /** Turns time forward, running what falls due on the way, and resolves when all of it has settled. */
  advance(ms: number): Promise<void>;

  /** Drops all timers, and those that are scheduled later. */
  stop(): void;
}
