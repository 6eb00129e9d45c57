/** What a timer runs. */
export interface TimedTask {
  readonly name: string;
  /** Over once it returns, with nothing set off. */
  readonly isInstant: boolean;
  readonly run: () => void | Promise<void>;
}

export interface QueuedTimer {
  readonly due: number;
  /** Breaks ties: the order of scheduling. */
  readonly order: number;
  readonly task: TimedTask;
  cancelled: boolean;
}

/** A binary heap of timers, the earliest first. */
export class TimerQueue {
  private readonly heap: QueuedTimer[] = [];
  private scheduled = 0;

  add(due: number, task: TimedTask): QueuedTimer {
    const timer = { due, order: this.scheduled++, task, cancelled: false };
    this.heap.push(timer);
    this.rise(this.heap.length - 1);
    return timer;
  }

  peek(): QueuedTimer | undefined {
    while (this.heap[0]?.cancelled) this.removeFirst();
    return this.heap[0];
  }

  /** The earliest timer, if it is due by then. */
  take(until: number): QueuedTimer | undefined {
    const first = this.peek();
    if (first === undefined || first.due > until) return undefined;
    this.removeFirst();
    return first;
  }

  clear(): void {
    this.heap.length = 0;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(start: number): void {
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.isBefore(parent, child)) return;
      this.swap(parent, child);
      child = parent;
    }
  }

  private sink(start: number): void {
    let parent = start;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let first = parent;
      if (left < this.heap.length && this.isBefore(left, first)) first = left;
      if (right < this.heap.length && this.isBefore(right, first)) first = right;
      if (first === parent) return;
      this.swap(parent, first);
      parent = first;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.heap[a] as QueuedTimer, this.heap[b] as QueuedTimer];
    return x.due < y.due || (x.due === y.due && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b] as QueuedTimer, this.heap[a] as QueuedTimer];
  }
}
