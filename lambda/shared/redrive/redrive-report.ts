import type { LeftBecause, Unredrivable } from './unredrivable';

/** A batch that stays where it is, and why. */
export interface LeftBatch {
  readonly id: string;
  readonly because: LeftBecause;
  readonly message: string;
}

/** What came of a run. */
export interface RedriveReport {
  readonly batches: {
    readonly redriven: number;
    readonly left: number;
  };
  readonly records: {
    readonly redriven: number;
    /** Refused still; they wait for the next run. */
    readonly failed: number;
    /** The stream does not keep them any more. */
    readonly expired: number;
  };
  /** The first of those that stay. */
  readonly left: readonly LeftBatch[];
  /** Why the run ended before it had tried everything. */
  readonly stopped?: string;
}

const MOST_LISTED = 1_000;

/** Counts while a run goes on. */
export class RedriveTally {
  private readonly batches = { redriven: 0, left: 0 };
  private readonly records = { redriven: 0, failed: 0, expired: 0 };
  private readonly left: LeftBatch[] = [];
  stopped?: string;

  addRecords(counts: Partial<RedriveReport['records']>): void {
    for (const [name, count] of Object.entries(counts)) this.records[name as keyof RedriveReport['records']] += count;
  }

  addRedriven(): void {
    this.batches.redriven += 1;
  }

  addLeft(id: string, { because, message }: Unredrivable): void {
    if (because === 'gone') return;
    this.batches.left += 1;
    if (this.left.length < MOST_LISTED) this.left.push({ id, because, message });
  }

  get report(): RedriveReport {
    const { batches, records, left, stopped } = this;
    return { batches: { ...batches }, records: { ...records }, left: [...left], ...(stopped && { stopped }) };
  }
}
