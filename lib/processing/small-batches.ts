import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../private/cost-warning';
import type { BatchingOptions } from './batching-options';

const LARGEST_BATCH = 10_000;
/** What Lambda takes where nobody says more. */
const DEFAULT_BATCH = 100;

/** Warns of batches so small that a busy shard is billed for invocations above all; a tumbling window may want them. */
export function warnOfSmallBatches(
  scope: Construct,
  { batchSize = LARGEST_BATCH, tumblingWindow }: BatchingOptions,
): void {
  if (batchSize > DEFAULT_BATCH || tumblingWindow !== undefined) return;
  const factor = timesAsMuch(LARGEST_BATCH / batchSize);
  warnOfCost(
    scope,
    'smallBatches',
    `batches of at most ${batchSize} records make up to ${factor} the invocations of batches of ${LARGEST_BATCH}`,
  );
}
