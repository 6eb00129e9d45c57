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

  put(name: string, value: number, unit: 'Count' | 'Bytes' | 'Seconds' | 'Milliseconds' = 'Count'): void {
    this.metrics.put({ namespace: 'AWS/Firehose', name, dimensions: this.dimensions, value, unit });
  }

  /** Records are counted by what came in, whatever became of it. */
  putRecords(name: string, records: number, bytes: number): void {
    this.put(`${name}.Records`, records);
    this.put(`${name}.Bytes`, bytes, 'Bytes');
  }
}
