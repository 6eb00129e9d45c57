/** Lets so many tasks run at once, those of one key one after another in their order; those behind one that fails fail with it. */
export class KeyTurns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];

  public constructor(private free: number) {}

  public run(key: string, task: () => Promise<void>): Promise<void> {
    const before = this.last.get(key) ?? Promise.resolve();
    const turn = before.then(() => this.whenFree(task));
    this.last.set(key, turn);
    return turn;
  }

  private async whenFree(task: () => Promise<void>): Promise<void> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}
