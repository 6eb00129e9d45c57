import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { conflict, requireDuration, requireRange } from '../private/validation';
import type { RecordFilter } from './record-filter';

/**
 * Which records make up one invocation.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export interface BatchingOptions {
  /**
   * The most records of one invocation, 1 to 10,000; Lambda also ends a batch at 6 MB.
   *
   * @default 10000
   */
  readonly batchSize?: number;

  /**
   * How long Lambda gathers records into a batch, 0 to 300 whole seconds. A shard at its full rate fills the 6 MB of an
   * invocation in about 5 seconds, so that more would only delay quieter ones.
   *
   * @default Duration.seconds(5)
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Batches of one shard which are processed at once, 1 to 10; records of one partition key stay in order.
   *
   * @default 1
   */
  readonly parallelizationFactor?: number;

  /**
   * Length of a tumbling window, over which the function keeps a state: 0 to 900 whole seconds. It excludes a filter,
   * and a parallelization factor above 1.
   *
   * @default - no window
   */
  readonly tumblingWindow?: Duration;

  /**
   * Which records reach the function.
   *
   * @default - all of them
   */
  readonly filter?: RecordFilter;
}

/** Throws unless Lambda can batch this way. */
export function requireBatching(owner: Construct, options: BatchingOptions): void {
  const { batchSize, maxBatchingWindow, parallelizationFactor, tumblingWindow } = options;
  requireRange(owner, 'batchSize', batchSize, 1, 10_000);
  requireDuration(owner, 'maxBatchingWindow', maxBatchingWindow, Duration.seconds(0), Duration.seconds(300));
  requireRange(owner, 'parallelizationFactor', parallelizationFactor, 1, 10);
  requireDuration(owner, 'tumblingWindow', tumblingWindow, Duration.seconds(0), Duration.seconds(900));
  requireWindowAlone(owner, options);
}

function requireWindowAlone(
  owner: Construct,
  { tumblingWindow, filter, parallelizationFactor }: BatchingOptions,
): void {
  if (tumblingWindow === undefined || isZero(tumblingWindow)) return;
  if (filter !== undefined) conflict(owner, 'tumblingWindow', 'filter');
  if ((parallelizationFactor ?? 1) > 1) conflict(owner, 'tumblingWindow', 'parallelizationFactor');
}

function isZero(duration: Duration): boolean {
  return !duration.isUnresolved() && duration.toMilliseconds() === 0;
}
