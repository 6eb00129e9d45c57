import type { MetricService } from '../kernel/services';

/** The metrics of namespace `AWS/Lambda` for one function. */
export class FunctionMetrics {
  constructor(
    private readonly metrics: MetricService,
    private readonly functionName: string,
  ) {}

  started(timestamp: number, running: number): void {
    this.put('Invocations', 1, 'Count', timestamp);
    this.put('ConcurrentExecutions', running, 'Count', timestamp);
  }

  /** Errors and durations count at the moment the run began. */
  ended(timestamp: number, durationMs: number, failed: boolean): void {
    this.put('Errors', failed ? 1 : 0, 'Count', timestamp);
    this.put('Duration', durationMs, 'Milliseconds', timestamp);
  }

  throttled(): void {
    this.put('Throttles', 1, 'Count');
  }

  private put(name: string, value: number, unit: string, timestamp?: number): void {
    const dimensions = { FunctionName: this.functionName };
    this.metrics.put({ namespace: 'AWS/Lambda', name, dimensions, value, unit, timestamp });
  }
}
