import { AwsError } from '../../kernel/aws-error';
import type { DeliveryMetrics } from '../delivery-metrics';
import type { DirectPutLimits } from './direct-put-limits';

export const SLOW_DOWN = new AwsError('ServiceUnavailableException', 'Slow down.', 503);

/** What has been put to a delivery stream in the current second. */
export class DirectPutQuota {
  private second = 0;
  private taken = { requests: 0, records: 0, bytes: 0 };

  constructor(private readonly limits: DirectPutLimits) {}

  /** @returns for each record whether it is taken; none is when there have been too many requests */
  admit(records: readonly Buffer[], now: number): boolean[] {
    const second = Math.floor(now / 1000);
    if (second !== this.second) this.taken = { requests: 0, records: 0, bytes: 0 };
    this.second = second;
    this.taken.requests++;
    return records.map((record) => this.taken.requests <= this.limits.requests && this.take(record));
  }

  report(metrics: DeliveryMetrics): void {
    metrics.put('BytesPerSecondLimit', this.limits.bytes);
    metrics.put('RecordsPerSecondLimit', this.limits.records);
    metrics.put('PutRequestsPerSecondLimit', this.limits.requests);
  }

  private take({ length }: Buffer): boolean {
    const { records, bytes } = this.taken;
    if (records >= this.limits.records || bytes + length > this.limits.bytes) return false;
    this.taken.records++;
    this.taken.bytes += length;
    return true;
  }
}
