import type { Attempt } from './attempt';
import { type Batch, newBatch } from './batch';
import { attemptBatch } from './batch-attempt';
import { type BatchEvent, BatchOutcomes } from './batch-outcomes';
import type { BatchRecord } from './batch-record';
import { type EventMembers, eventText } from './event-text';
import type { MappingEnvironment } from './mapping-environment';
import { nextStep, type RetryRules } from './next-step';

/** What became of a batch. */
export interface Verdict {
  /** Records that are done with, whichever way. */
  readonly settled: readonly BatchRecord[];
  /** What is to be tried next, in this order. */
  readonly next: readonly Batch[];
  /** That the function returned for the window, JSON text. */
  readonly state?: string;
}

/** Takes the batches of one shard through one attempt each. */
export class BatchProcessor {
  private readonly outcomes: BatchOutcomes;
  private readonly rules: RetryRules;

  constructor(
    private readonly mapping: MappingEnvironment,
    shardId: string,
  ) {
    this.outcomes = new BatchOutcomes(mapping, shardId);
    this.rules = { ...mapping.settings, ...mapping.options };
  }

  async process(batch: Batch, members?: EventMembers): Promise<Verdict> {
    const [lost, kept] = this.splitByAge(batch, this.mapping.source.retentionMs);
    if (lost.length > 0) {
      this.outcomes.passRetention(lost);
      return withoutHead(lost, kept);
    }
    const [expired, young] = this.splitByAge(batch, this.mapping.settings.maximumRecordAgeMs);
    if (expired.length > 0) {
      const attempts = Math.max(1, batch.attempts);
      const event = { event: eventText(expired, members), window: members?.window };
      await this.outcomes.giveUp({ ...batch, records: expired, attempts }, 'RecordAgeExceeded', event);
      return withoutHead(expired, young);
    }
    const event = batch.event ?? eventText(batch.records, members);
    const attempt = await attemptBatch(this.mapping, batch, event);
    return this.conclude({ ...batch, event }, attempt, { event, window: members?.window });
  }

  private splitByAge({ records }: Batch, ageMs: number): [old: readonly BatchRecord[], rest: readonly BatchRecord[]] {
    const limit = this.mapping.clock.now() - ageMs;
    const young = records.findIndex(({ arrival }) => arrival >= limit);
    return young < 0 ? [records, []] : [records.slice(0, young), records.slice(young)];
  }

  private async conclude(batch: Batch, attempt: Attempt, event: BatchEvent): Promise<Verdict> {
    const { clock, lastResult, metrics } = this.mapping;
    const { processed, batches, exhausted } = nextStep(batch, attempt, this.rules, clock.now());
    lastResult.note(attempt);
    const retried = batches.flatMap(({ records }) => records);
    if (attempt.type === 'failed') metrics.count('FailedInvokeEventCount', attempt.failures);
    this.outcomes.tell(processed, 'processed');
    this.outcomes.tell(retried, 'retried');
    if (exhausted) {
      const response = attempt.type === 'failed' ? attempt.response : undefined;
      const failed = { ...batch, attempts: batch.attempts + 1 };
      await this.outcomes.giveUp(failed, 'RetryAttemptsExhausted', event, response);
      return { settled: batch.records, next: [] };
    }
    return { settled: processed, next: batches, state: attempt.type === 'refused' ? undefined : attempt.state };
  }
}

function withoutHead(settled: readonly BatchRecord[], rest: readonly BatchRecord[]): Verdict {
  return { settled, next: rest.length > 0 ? [newBatch(rest)] : [] };
}
