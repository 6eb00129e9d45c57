import type { Attempt } from './attempt';
import { backoffDelay } from './backoff';
import { type Batch, halves, newBatch } from './batch';
import type { BatchRecord } from './batch-record';
import type { MappingSettings } from './mapping-settings';
import type { ResolvedMappingsOptions } from './mappings-options';

/** What happens after an attempt. */
export interface NextStep {
  /** Records that are done with. */
  readonly processed: readonly BatchRecord[];
  /** What is to be tried next, in this order. */
  readonly batches: readonly Batch[];
  /** The retries are spent. */
  readonly exhausted: boolean;
}

export type RetryRules = Pick<MappingSettings, 'bisectBatch' | 'maximumRetryAttempts' | 'maximumRecordAgeMs'> &
  Pick<ResolvedMappingsOptions, 'backoff' | 'firstHalf'>;

export function nextStep(batch: Batch, attempt: Attempt, rules: RetryRules, now: number): NextStep {
  if (attempt.type === 'processed') return { processed: batch.records, batches: [], exhausted: false };
  if (attempt.type === 'refused') return tryLater({ ...batch, refusals: batch.refusals + 1 }, rules, now);
  if (attempt.from > 0) return splitAt(batch, attempt.from);
  if (rules.bisectBatch && batch.records.length > 1) return bisect(batch, rules);
  const failed = { ...batch, attempts: batch.attempts + 1, refusals: 0 };
  // A window that does not end holds its shard until it does.
  const exhausted = failed.attempts > rules.maximumRetryAttempts && batch.windowEnd === undefined;
  return exhausted ? { processed: [], batches: [], exhausted } : tryLater(failed, rules, now);
}

function bisect(batch: Batch, { firstHalf }: RetryRules): NextStep {
  const [older, newer] = halves(batch);
  return { processed: [], batches: firstHalf === 'OLDER' ? [older, newer] : [newer, older], exhausted: false };
}

function splitAt({ records }: Batch, from: number): NextStep {
  return { processed: records.slice(0, from), batches: [newBatch(records.slice(from))], exhausted: false };
}

function tryLater(batch: Batch, rules: RetryRules, now: number): NextStep {
  const retryAt = now + backoffDelay(rules.backoff, batch.attempts + batch.refusals);
  const [first] = batch.records;
  const expiresAt = first === undefined ? retryAt : first.arrival + rules.maximumRecordAgeMs + 1;
  return { processed: [], batches: [{ ...batch, notBefore: Math.min(retryAt, expiresAt) }], exhausted: false };
}
