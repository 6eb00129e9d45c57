import type { BatchOperation } from './batch-operation';

/** An entry that is not taken yet. */
export interface Pending<Entry> {
  readonly entry: Entry;
  readonly index: number;
  readonly lane: string | number;
  readonly bytes: number;
  refusals: number;
}

/**
 * What is still to be written: a lane for each partition key, or for each entry where the order does not matter. A call takes no
 * two entries of a lane, since the service may refuse the first and take the second.
 */
export class Lanes<Entry> {
  private readonly lanes = new Map<string | number, Pending<Entry>[]>();

  public constructor(
    entries: readonly Entry[],
    private readonly operation: BatchOperation<Entry>,
  ) {
    for (const [index, entry] of entries.entries()) this.add(entry, index);
    for (const lane of this.lanes.values()) lane.reverse();
  }

  public get isEmpty(): boolean {
    return this.lanes.size === 0;
  }

  /** The heads of the lanes, as many as a call takes; at least one. */
  public heads(): Pending<Entry>[] {
    const { entries, bytes } = this.operation.limits;
    const heads: Pending<Entry>[] = [];
    let room = bytes;
    for (const lane of this.lanes.values()) {
      const head = lane.at(-1) as Pending<Entry>;
      room -= head.bytes;
      if (heads.length === entries || (room < 0 && heads.length > 0)) break;
      heads.push(head);
    }
    return heads;
  }

  /** The head of a lane was taken. */
  public advance({ lane }: Pending<Entry>): void {
    const pending = this.lanes.get(lane);
    pending?.pop();
    if (pending?.length === 0) this.lanes.delete(lane);
  }

  /** Gives up a lane. */
  public giveUp({ lane }: Pending<Entry>): Pending<Entry>[] {
    const pending = this.lanes.get(lane) ?? [];
    this.lanes.delete(lane);
    return pending;
  }

  /** Gives up every lane. */
  public giveUpAll(): Pending<Entry>[] {
    const pending = [...this.lanes.values()].flat();
    this.lanes.clear();
    return pending;
  }

  private add(entry: Entry, index: number): void {
    const lane = this.operation.partitionKeyOf?.(entry) ?? index;
    const pending = { entry, index, lane, bytes: this.operation.bytesOf(entry), refusals: 0 };
    const others = this.lanes.get(lane);
    if (others === undefined) this.lanes.set(lane, [pending]);
    else others.push(pending);
  }
}
