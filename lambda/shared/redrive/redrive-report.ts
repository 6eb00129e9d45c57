import type { LeftBecause, Unredrivable } from './unredrivable';

/** A batch that was not redriven whole, and why. */
export interface Remark {
  readonly id: string;
  readonly because: LeftBecause;
  readonly message: string;
}

/** What came of a run. */
export interface RedriveReport {
  readonly batches: {
    readonly redriven: number;
    /** They stay where they are. */
    readonly left: number;
  };
  readonly records: {
    readonly redriven: number;
    /** Refused still; they wait for the next run. */
    readonly failed: number;
    /** The stream does not keep them any more. */
    readonly expired: number;
  };
  /** On the batches that were not redriven whole; the first thousand. */
  readonly remarks: readonly Remark[];
  /** Why the run ended before it had tried everything. */
  readonly stopped?: string;
  /** The call that ended it, where one failed: denied, throttled or without an answer. */
  readonly error?: string;
}

const MOST_REMARKS = 1_000;

/** Counts while a run goes on. */
export class RedriveTally {
  private readonly batches = { redriven: 0, left: 0 };
  private readonly records = { redriven: 0, failed: 0, expired: 0 };
  private readonly remarks: Remark[] = [];
  stopped?: string;
  error?: string;

  addRecords(counts: Partial<RedriveReport['records']>): void {
    for (const [name, count] of Object.entries(counts)) this.records[name as keyof RedriveReport['records']] += count;
  }

  addRedriven(): void {
    this.batches.redriven += 1;
  }

  addLeft(id: string, left: Unredrivable): void {
    if (left.because === 'gone') return;
    this.batches.left += 1;
    this.addRemark(id, left);
  }

  addRemark(id: string, { because, message }: Unredrivable): void {
    if (this.remarks.length < MOST_REMARKS) this.remarks.push({ id, because, message });
  }

  get report(): RedriveReport {
    const { batches, records, remarks, stopped, error } = this;
    return { batches: { ...batches }, records: { ...records }, remarks: [...remarks], stopped, error };
  }
}
