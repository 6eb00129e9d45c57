import { AwsError } from '../kernel/aws-error';
import type { InvocationResult } from '../kernel/services';
import type { Attempt, ResponseContext } from './attempt';
import { type Batch, newBatch } from './batch';
import type { BatchRecord } from './batch-record';
import { EVENT_LIMIT, eventText } from './event-text';
import type { FailedBatch } from './failure-record';
import { itemFailures } from './item-failures';
import type { MappingEnvironment } from './mapping-environment';
import { nextStep } from './next-step';
import { windowState } from './window-state';

/** What became of a batch. */
export interface Verdict {
  /** Records that are done with, whichever way. */
  readonly settled: readonly BatchRecord[];
  /** What is to be tried next, in this order. */
  readonly next: readonly Batch[];
  /** That the function returned for the window, JSON text. */
  readonly state?: string;
}

type Outcome = 'processed' | 'retried' | 'failure-destination' | 'discarded';

/** Takes a batch of one shard through one attempt. */
export class BatchProcessor {
  constructor(
    private readonly mapping: MappingEnvironment,
    private readonly shardId: string,
  ) {}

  /** @param windowMembers of the event, in a tumbling window */
  async process(batch: Batch, windowMembers?: string): Promise<Verdict> {
    const lost = this.arrivedBefore(batch, this.mapping.source.retentionMs);
    if (lost > 0) return this.withoutHead(batch, lost, (records) => this.passRetention(records));
    const event = eventText(batch.records, windowMembers);
    const expired = this.arrivedBefore(batch, this.mapping.settings.maximumRecordAgeMs);
    if (expired > 0) return this.withoutHead(batch, expired, (records) => this.expire(batch, records, windowMembers));
    const attempt = await this.attempt(batch, event, windowMembers !== undefined);
    return this.conclude(batch, attempt, event);
  }

  private arrivedBefore({ records }: Batch, ageMs: number): number {
    const limit = this.mapping.clock.now() - ageMs;
    const young = records.findIndex(({ arrival }) => arrival >= limit);
    return young < 0 ? records.length : young;
  }

  private async withoutHead(
    batch: Batch,
    count: number,
    giveUp: (records: readonly BatchRecord[]) => void | Promise<void>,
  ): Promise<Verdict> {
    const settled = batch.records.slice(0, count);
    const rest = batch.records.slice(count);
    await giveUp(settled);
    return { settled, next: rest.length > 0 ? [newBatch(rest)] : [] };
  }

  private passRetention(records: readonly BatchRecord[]): void {
    const message = `${records.length} records of ${this.shardId} passed the retention period of stream ${this.mapping.source.streamName} before ${this.mapping.target.functionName} processed them`;
    this.mapping.events.emit({ type: 'warning', message });
    this.report(records, 'discarded');
  }

  private expire(batch: Batch, records: readonly BatchRecord[], windowMembers?: string): Promise<void> {
    const event = eventText(records, windowMembers);
    const attempts = Math.max(1, batch.attempts);
    return this.giveUp({ ...batch, records, attempts }, 'RecordAgeExceeded', event);
  }

  private async attempt(batch: Batch, event: string, inWindow: boolean): Promise<Attempt> {
    if (Buffer.byteLength(event) > EVENT_LIMIT) return { type: 'failed', from: 0, failures: batch.records.length };
    const { metrics, functions, target, clock } = this.mapping;
    metrics.count('InvokedEventCount', batch.records.length);
    const last = batch.records.at(-1);
    if (last !== undefined) metrics.iteratorAge(clock.now() - last.arrival);
    try {
      const result = await functions.invoke(target.functionArn, event, batch.requestId);
      return this.read(result, batch, inWindow);
    } catch (error) {
      if (error instanceof AwsError) return { type: 'refused' };
      throw error;
    }
  }

  private read(result: InvocationResult, batch: Batch, inWindow: boolean): Attempt {
    const { records } = batch;
    const response = responseContext(result);
    const failed: Attempt = { type: 'failed', from: 0, failures: records.length, response };
    if (result.functionError) return failed;
    const answer: unknown = JSON.parse(result.payload);
    const state = inWindow ? windowState(answer) : undefined;
    if (inWindow && batch.windowEnd === undefined && state === undefined) return failed;
    const failures = this.mapping.settings.reportsItemFailures ? itemFailures(answer, records) : 'processed';
    if (failures === 'processed') return { type: 'processed', state };
    return { type: 'failed', ...failures, response, state: failures.from > 0 ? state : undefined };
  }

  private async conclude(batch: Batch, attempt: Attempt, event: string): Promise<Verdict> {
    const { processed, batches, exhausted } = nextStep(batch, attempt, this.mapping.retries, this.mapping.clock.now());
    if (attempt.type === 'failed') this.mapping.metrics.count('FailedInvokeEventCount', attempt.failures);
    this.report(processed, 'processed');
    this.report(
      batches.flatMap(({ records }) => records),
      'retried',
    );
    const state = attempt.type === 'refused' ? undefined : attempt.state;
    if (!exhausted) return { settled: processed, next: batches, state };
    const response = attempt.type === 'failed' ? attempt.response : undefined;
    await this.giveUp({ ...batch, attempts: batch.attempts + 1 }, 'RetryAttemptsExhausted', event, response);
    return { settled: batch.records, next: [], state };
  }

  private async giveUp(
    { records, requestId, attempts }: Batch,
    condition: FailedBatch['condition'],
    event: string,
    response?: ResponseContext,
  ): Promise<void> {
    const { target, source, clock } = this.mapping;
    const { shardId } = this;
    const { functionArn } = target;
    const { sourceArn } = source;
    const timestamp = clock.now();
    const failed = { requestId, functionArn, condition, attempts, response, timestamp, shardId, sourceArn, records };
    const delivered = await this.deliver(failed, event);
    const metric = delivered ? 'OnFailureDestinationDeliveredEventCount' : 'DroppedEventCount';
    this.mapping.metrics.count(metric, records.length);
    this.report(records, delivered ? 'failure-destination' : 'discarded');
  }

  private async deliver(failed: FailedBatch, event: string): Promise<boolean> {
    const { destination, metrics, events, target } = this.mapping;
    try {
      await destination?.send(failed, event);
      return destination !== undefined;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      metrics.destinationDeliveryFailed();
      const message = `the failure destination of ${target.functionName} did not take ${failed.records.length} records of ${this.shardId}: ${error.message}`;
      events.emit({ type: 'warning', message });
      return false;
    }
  }

  private report(records: readonly BatchRecord[], outcome: Outcome): void {
    if (records.length === 0) return;
    const { functionName } = this.mapping.target;
    this.mapping.events.emit({
      type: 'batch-settled',
      functionName,
      shardId: this.shardId,
      records: records.length,
      outcome,
    });
  }
}

function responseContext({ executedVersion, functionError }: InvocationResult): ResponseContext {
  return { statusCode: 200, executedVersion, functionError: functionError ?? null };
}
