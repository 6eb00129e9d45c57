import { itemFailures } from '../../../lambda/shared/item-failures';
import { AwsError } from '../kernel/aws-error';
import { exceedsBytes } from '../kernel/byte-limit';
import type { InvocationResult } from '../kernel/services';
import type { Attempt } from './attempt';
import type { Batch } from './batch';
import { EVENT_LIMIT } from './event-text';
import type { MappingEnvironment } from './mapping-environment';
import { windowState } from './window-state';

/** Invokes the function with a batch, once. */
export async function attemptBatch(mapping: MappingEnvironment, batch: Batch, event: string): Promise<Attempt> {
  if (exceedsBytes(event, EVENT_LIMIT)) return { type: 'failed', from: 0, failures: batch.records.length };
  const { metrics, functions, target, clock } = mapping;
  const last = batch.records.at(-1);
  if (last !== undefined) metrics.iteratorAge(clock.now() - last.arrival);
  try {
    const result = await functions.invoke(target.functionArn, event, batch.requestId);
    metrics.count('InvokedEventCount', batch.records.length);
    return readResult(result, batch, mapping.settings);
  } catch (error) {
    if (error instanceof AwsError) return { type: 'refused' };
    throw error;
  }
}

function readResult(result: InvocationResult, batch: Batch, settings: MappingEnvironment['settings']): Attempt {
  const { executedVersion, functionError = null } = result;
  const response = { statusCode: 200, executedVersion, functionError };
  const failed: Attempt = { type: 'failed', from: 0, failures: batch.records.length, response };
  if (functionError !== null) return failed;
  const answer: unknown = JSON.parse(result.payload);
  const state = settings.tumblingWindowMs === undefined ? undefined : windowState(answer);
  const needsState = settings.tumblingWindowMs !== undefined && batch.windowEnd === undefined;
  if (needsState && state === undefined) return failed;
  const failures = settings.reportsItemFailures ? itemFailures(answer, batch.records) : 'processed';
  if (failures === 'processed') return { type: 'processed', state };
  return { type: 'failed', ...failures, response, state: failures.from > 0 ? state : undefined };
}
