import type { AggregationPlan } from './aggregation-plan';
import { linesOf } from './json-lines';
import { readLine } from './line-reader';
import { type SavedPart, WindowPart } from './window-part';

/** A record of the stream. Those that Lambda took out of one aggregate share its sequence number. */
export interface SequencedData {
  readonly sequenceNumber: string;
  readonly data: string;
}

export interface BatchCount {
  /** Parts that grew too large for a state, and so are told before the window ends. */
  readonly full: readonly WindowPart[];
  /** The part that goes on. */
  readonly open: WindowPart;
  /** Where Lambda takes up again: the first record that cannot be decoded. */
  readonly failed?: string;
}

/** Counts what comes before the first record that cannot be decoded, since that and all after it come again. */
export function countBatch(records: readonly SequencedData[], plan: AggregationPlan, state?: SavedPart): BatchCount {
  const count = new Count(plan, state);
  const poison = records.find((record) => !count.take(record));
  if (poison === undefined) return count;
  const first = records.findIndex(({ sequenceNumber }) => sequenceNumber === poison.sequenceNumber);
  const { full, open } = records[first] === poison ? count : countBatch(records.slice(0, first), plan, state);
  return { full, open, failed: poison.sequenceNumber };
}

class Count implements BatchCount {
  public readonly full: WindowPart[] = [];
  public open: WindowPart;

  public constructor(
    private readonly plan: AggregationPlan,
    state: SavedPart | undefined,
  ) {
    this.open = new WindowPart(plan, state);
  }

  /** Whether the record could be decoded. */
  public take({ sequenceNumber, data }: SequencedData): boolean {
    const lines = linesOf(data);
    for (const line of lines ?? []) {
      this.open.count(readLine(line, this.plan), sequenceNumber);
      if (this.open.isFull) this.turn();
    }
    return lines !== undefined;
  }

  private turn(): void {
    this.full.push(this.open);
    this.open = this.open.next();
  }
}
