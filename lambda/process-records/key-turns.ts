/** Lets so many tasks run at once, those of one key one after another, in the order in which they were given. */
export class KeyTurns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly waiting: (() => void)[] = [];

  public constructor(private free: number) {}

  public async run(key: string, task: () => Promise<void>): Promise<void> {
    const before = this.last.get(key) ?? Promise.resolve();
    const turn = before.then(() => this.whenFree(task));
    this.last.set(
      key,
      turn.catch(() => undefined),
    );
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
