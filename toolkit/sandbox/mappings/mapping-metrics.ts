import type { MetricService } from '../kernel/services';

export type EventCount =
  | 'PolledEventCount'
  | 'FilteredOutEventCount'
  | 'InvokedEventCount'
  | 'FailedInvokeEventCount'
  | 'DroppedEventCount'
  | 'OnFailureDestinationDeliveredEventCount';

/** The metrics of namespace `AWS/Lambda` that an event source mapping reports. */
export class MappingMetrics {
  constructor(
    private readonly metrics: MetricService,
    private readonly mappingId: string,
    private readonly functionName: string,
    private readonly countsEvents: boolean,
  ) {}

  /** Only for mappings that ask for it. */
  count(name: EventCount, value: number): void {
    if (!this.countsEvents) return;
    this.put(name, value, 'Count', { EventSourceMappingUUID: this.mappingId });
  }

  iteratorAge(milliseconds: number): void {
    this.put('IteratorAge', milliseconds, 'Milliseconds', { FunctionName: this.functionName });
  }

  destinationDeliveryFailed(): void {
    this.put('DestinationDeliveryFailures', 1, 'Count', { FunctionName: this.functionName });
  }

  private put(name: string, value: number, unit: string, dimensions: Record<string, string>): void {
    this.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value, unit });
  }
}
