import type { MetricService } from '../kernel/services';

/** Metrics of one delivery stream in `AWS/Firehose`. */
export class DeliveryMetrics {
  private readonly dimensions: Readonly<Record<string, string>>;

  constructor(
    private readonly metrics: MetricService,
    deliveryStreamName: string,
  ) {
    this.dimensions = { DeliveryStreamName: deliveryStreamName };
  }

  put(
    name: string,
    value: number,
    unit: 'Count' | 'Bytes' | 'Bytes/Second' | 'Seconds' | 'Milliseconds' = 'Count',
  ): void {
    this.metrics.put({ namespace: 'AWS/Firehose', name, dimensions: this.dimensions, value, unit });
  }

  /** A success counts one and a failure none, so that the sum counts successes and the average is their share. */
  putSuccesses(name: string, successes: number, failures: number): void {
    const sample = { namespace: 'AWS/Firehose', name: `${name}.Success`, dimensions: this.dimensions, unit: 'Count' };
    if (successes > 0) this.metrics.put({ ...sample, value: 1, count: successes });
    if (failures > 0) this.metrics.put({ ...sample, value: 0, count: failures });
  }

  /** Records are counted by what came in, whatever became of it. */
  putRecords(name: string, records: number, bytes: number): void {
    this.put(`${name}.Records`, records);
    this.put(`${name}.Bytes`, bytes, 'Bytes');
  }
}
