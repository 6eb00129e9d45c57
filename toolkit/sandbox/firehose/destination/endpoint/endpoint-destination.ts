import { randomUUID } from 'node:crypto';
import { SeededRandom } from '../../../kernel/seeded-random';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { type ProcessedRecord, sumOf } from '../../record';
import type { Destination } from '../destination';
import type { ErrorPrefix } from '../error-prefix';
import { oldestArrival } from '../object-writer';
import type { DeliverableRecord, EndpointService, RefusedRecord, UndeliveredRecord } from './endpoint-service';
import { retryDelays } from './retry-delays';

export interface EndpointDestinationProps {
  readonly hints: Destination['hints'];
  readonly retryMs: number;
  /** Where what is not delivered goes. */
  readonly errors: ErrorPrefix;
}

/** Requests to a service behind an endpoint, again and again for the retry duration; what it refuses goes to a bucket. */
export class EndpointDestination implements Destination {
  readonly hints: Destination['hints'];
  /** Jitter is the same on every run. */
  private readonly random = new SeededRandom(1);

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly service: EndpointService,
    private readonly props: EndpointDestinationProps,
  ) {
    this.hints = props.hints;
  }

  async deliver(batch: readonly ProcessedRecord[]): Promise<void> {
    const records = batch.filter((record): record is DeliverableRecord => record.data !== undefined);
    for (const request of this.service.requests(records)) await this.deliverRequest(request);
    await this.props.errors.writeFailures(batch);
  }

  private async deliverRequest(records: readonly DeliverableRecord[]): Promise<void> {
    const requestId = randomUUID();
    const undelivered = await this.attemptRepeatedly(records, requestId);
    const kept = undelivered.filter(({ refusal }) => refusal.next !== 'DISCARD');
    if (kept.length < undelivered.length) this.reportLoss(undelivered.length - kept.length);
    if (kept.length > 0) await this.keep(kept, requestId);
  }

  private async attemptRepeatedly(records: readonly DeliverableRecord[], requestId: string) {
    const { clock } = this.context.sandbox;
    const delays = retryDelays(this.props.retryMs, this.random);
    const undelivered: UndeliveredRecord[] = [];
    let left = records;
    for (let attempts = 1; left.length > 0; attempts++) {
      const refused = await this.attempt(left, requestId);
      const delay = delays.next();
      const isOver = ({ refusal }: RefusedRecord) => delay.done || refusal.next !== 'RETRY';
      const endedAt = clock.now();
      for (const record of refused.filter(isOver)) undelivered.push({ ...record, attempts, endedAt });
      left = refused.filter((record) => !isOver(record)).map(({ record }) => record);
      if (left.length > 0) await clock.sleep(delay.value as number);
    }
    return undelivered;
  }

  private async attempt(records: readonly DeliverableRecord[], requestId: string) {
    const refused = await this.service.send(records, requestId);
    const refusals = new Map(refused.map(({ record, refusal }) => [record, refusal]));
    this.measure(
      records.filter((record) => !refusals.has(record)),
      refused.length,
    );
    const byCode = new Map([...refusals.values()].map((refusal) => [refusal.code, refusal]));
    for (const { code, message } of byCode.values()) {
      this.context.log.error({ destination: this.service.address, errorCode: code, message });
    }
    return refused;
  }

  /** As long as neither the endpoint nor the bucket takes the records, delivery of their shard stands still. */
  private async keep(undelivered: readonly UndeliveredRecord[], requestId: string): Promise<void> {
    const records = undelivered.map(({ record }) => record);
    const lines = undelivered.map((record) => `${JSON.stringify(this.service.errorLine(record))}\n`);
    const isDelivered = async () => (await this.attempt(records, requestId)).length === 0;
    await this.props.errors.write(this.service.errorType, records, Buffer.from(lines.join('')), isDelivered);
  }

  private measure(delivered: readonly DeliverableRecord[], refused: number): void {
    const { metrics, sandbox } = this.context;
    const { metricPrefix, countsSuccesses } = this.service;
    const byRecord = countsSuccesses === 'BY_RECORD';
    const successes = byRecord ? delivered.length : Math.min(1, delivered.length);
    metrics.putSuccesses(metricPrefix, successes, byRecord ? refused : 1 - successes);
    if (delivered.length === 0) return;
    const bytes = sumOf(delivered, ({ source }) => source.data.length);
    metrics.putRecords(metricPrefix, delivered.length, bytes);
    metrics.put(`${metricPrefix}.DataFreshness`, (sandbox.clock.now() - oldestArrival(delivered)) / 1000, 'Seconds');
    const { name } = this.context;
    sandbox.events.emit({
      type: 'request-delivered',
      deliveryStream: name,
      endpoint: this.service.address,
      records: delivered.length,
      bytes,
    });
  }

  private reportLoss(records: number): void {
    const { name, sandbox } = this.context;
    const message = `${name} lost ${records} records: ${this.service.address} refused them for good, and such are not backed up`;
    sandbox.events.emit({ type: 'warning', message });
  }
}
