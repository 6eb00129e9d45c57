import type { DeliveryMetrics } from '../delivery-metrics';

/** What the metrics of dynamic partitioning tell, from report to report. */
export class PartitionFigures {
  private mostActive = 0;
  private hasExceeded = false;
  private readonly bytes = new Map<string, number>();

  constructor(
    private readonly metrics: DeliveryMetrics,
    readonly limit: number,
  ) {}

  took(partition: string, bytes: number): void {
    this.bytes.set(partition, (this.bytes.get(partition) ?? 0) + bytes);
  }

  active(partitions: number): void {
    this.mostActive = Math.max(this.mostActive, partitions);
  }

  exceeded(): void {
    this.hasExceeded = true;
  }

  report(intervalMs: number, activeNow: number): void {
    this.metrics.put('PartitionCount', this.mostActive);
    this.metrics.put('PartitionCountExceeded', this.hasExceeded ? 1 : 0);
    this.metrics.put('ActivePartitionsLimit', this.limit);
    for (const bytes of this.bytes.values()) {
      this.metrics.put('PerPartitionThroughput', bytes / (intervalMs / 1000), 'Bytes/Second');
    }
    this.mostActive = activeNow;
    this.hasExceeded = false;
    this.bytes.clear();
  }
}
