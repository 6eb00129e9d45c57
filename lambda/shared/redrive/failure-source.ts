import type { FailedBatch } from './failed-batch';
import type { Progress } from './progress';

/** Where failed batches wait. */
export interface FailureSource {
  /** Those that wait now, each shard's oldest first. */
  batches(): AsyncIterable<WaitingBatch>;
  /** How much waits, and since when. */
  backlog(): Promise<Backlog>;
}

export interface Backlog {
  readonly batches: number;
  /** When the oldest failed, in milliseconds since 1970; absent where the source does not know. */
  readonly oldest?: number;
}

export interface WaitingBatch {
  /** Such as `s3://bucket/key`. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly failedAt: number;
  /** @throws Unredrivable */
  read(): Promise<FailedBatch>;
  /**
   * Takes it for one run, so that no other works on it.
   * @throws Unredrivable while another run holds it
   */
  claim(): Promise<Claim>;
}

/** A batch that a run works on. */
export interface Claim {
  /** How far the batch is: as earlier runs left it, then as it was kept last. Absent before anything was tried. */
  readonly progress?: Progress;
  /**
   * Remembers how far it is, and holds on to it.
   * @throws Unredrivable when another run has taken it over
   */
  keep(progress: Progress): Promise<void>;
  /** Lets it go, for the next run: for good if nothing of it is left. */
  release(): Promise<void>;
}
