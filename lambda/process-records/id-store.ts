/** Remembers which records are done, as a `Set` does, or beyond the life of an execution environment. */
export interface IdStore {
  has(id: string): boolean | Promise<boolean>;
  add(id: string): unknown;
}

const DEFAULT_CAPACITY = 100_000;

/** Remembers the ids that were added last. */
export class RecentIds implements IdStore {
  private readonly ids = new Set<string>();

  public constructor(private readonly capacity = DEFAULT_CAPACITY) {}

  public has(id: string): boolean {
    return this.ids.has(id);
  }

  public add(id: string): void {
    this.ids.add(id);
    if (this.ids.size > this.capacity) this.ids.delete(this.ids.values().next().value as string);
  }
}
