import type { DeliveryStreamContext } from '../../delivery-stream-context';
import {
  type DeliverableRecord,
  type EndpointService,
  type Refusal,
  type RefusedRecord,
  recordId,
  refuseAll,
  type UndeliveredRecord,
} from '../endpoint/endpoint-service';
import type { HecClient } from './hec-client';
import { refusalOfError, splunkRefusal } from './splunk-refusal';

export interface SplunkProps {
  /** As the template names it. */
  readonly address: string;
  readonly acknowledgmentTimeoutMs: number;
  /** What stands between records. */
  readonly delimiter?: string;
}

/** How often Splunk is asked whether it has indexed what was sent. */
const POLL_INTERVAL_MS = 5_000;

/** Events in Splunk: a batch at a time, delivered once the indexer has acknowledged it. */
export class SplunkService implements EndpointService {
  readonly address: string;
  readonly metricPrefix = 'DeliveryToSplunk';
  readonly countsSuccesses = 'BY_RECORD';
  readonly errorType = 'splunk-failed';

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly collector: HecClient,
    private readonly props: SplunkProps,
  ) {
    this.address = props.address;
  }

  requests(batch: readonly DeliverableRecord[]): readonly (readonly DeliverableRecord[])[] {
    return batch.length === 0 ? [] : [batch];
  }

  async send(records: readonly DeliverableRecord[]): Promise<readonly RefusedRecord[]> {
    const refusal = await this.refusalOf(records).catch(refusalOfError);
    return refusal === undefined ? [] : refuseAll(records, refusal);
  }

  errorLine({ record, refusal, attempts, endedAt }: UndeliveredRecord): object {
    return {
      attemptsMade: attempts,
      arrivalTimestamp: record.source.arrival,
      errorCode: refusal.code,
      errorMessage: refusal.message,
      attemptEndingTimestamp: endedAt,
      rawData: record.data.toString('base64'),
      EventId: recordId(record),
      subsequenceNumber: record.source.subSequenceNumber,
    };
  }

  private async refusalOf(records: readonly DeliverableRecord[]): Promise<Refusal | undefined> {
    const outcome = await this.collector.send(joined(records, this.props.delimiter));
    return 'refusal' in outcome ? outcome.refusal : this.unacknowledged(outcome.ackId);
  }

  private async unacknowledged(ackId: number): Promise<Refusal | undefined> {
    const { clock } = this.context.sandbox;
    const sentAt = clock.now();
    while (clock.now() - sentAt < this.props.acknowledgmentTimeoutMs) {
      await clock.sleep(POLL_INTERVAL_MS);
      const acknowledgment = await this.collector.acknowledgment(ackId);
      if (typeof acknowledgment === 'object') return acknowledgment;
      if (acknowledgment) return this.measureLatency(clock.now() - sentAt);
    }
    return splunkRefusal('AckTimeout');
  }

  private measureLatency(ms: number): undefined {
    this.context.metrics.put(`${this.metricPrefix}.DataAckLatency`, ms / 1000, 'Seconds');
  }
}

/** Nothing stands between records unless a delimiter is asked for. */
function joined(records: readonly DeliverableRecord[], delimiter = ''): Buffer {
  const separator = Buffer.from(delimiter);
  return Buffer.concat(records.flatMap(({ data }, i) => (i === 0 ? [data] : [separator, data])));
}
