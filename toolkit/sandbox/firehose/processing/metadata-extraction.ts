import type { DeliveryStreamContext } from '../delivery-stream-context';
import { extractionFailure } from '../partitioning/partition-error';
import type { ProcessedRecord } from '../record';
import type { JqOutcome } from './jq/protocol';

/** Finds the partition keys of records by a jq query. */
export class MetadataExtraction {
  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly query: string,
  ) {}

  /** One result for each record, in order; what has failed or been dropped before is not looked at. */
  async process(batch: readonly ProcessedRecord[]): Promise<ProcessedRecord[]> {
    const outcomes = (await this.run(batch.flatMap(({ data }) => data ?? []))).values();
    return batch.map((record) => (record.data === undefined ? record : this.result(record, outcomes.next().value)));
  }

  private async run(data: readonly Buffer[]): Promise<readonly JqOutcome[]> {
    const { jq, metrics, sandbox } = this.context;
    const startedAt = sandbox.clock.now();
    const outcomes = await jq.run(this.query, data);
    metrics.put('JQProcessing.Duration', sandbox.clock.now() - startedAt, 'Milliseconds');
    return outcomes;
  }

  private result(record: ProcessedRecord, outcome: JqOutcome | undefined): ProcessedRecord {
    if (outcome !== undefined && 'keys' in outcome)
      return { ...record, keys: { ...record.keys, fromQuery: outcome.keys } };
    const endedAt = this.context.sandbox.clock.now();
    const failure = { ...extractionFailure(outcome?.error ?? ''), attempts: 1, endedAt };
    return { source: record.source, failure };
  }
}
