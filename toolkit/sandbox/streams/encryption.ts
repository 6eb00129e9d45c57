import { AwsError } from '../kernel/aws-error';
import type { DataStream } from './stream';
import type { StreamMetrics } from './stream-metrics';

/**
 * @param successMetric counts the call that fails for want of the key
 * @throws AwsError `KMSDisabledException`
 */
export function requireUsableKey(stream: DataStream, metrics: StreamMetrics, successMetric: string): void {
  if (stream.hasUsableKey) return;
  metrics.put(stream, { [successMetric]: 0 });
  throw keyDisabled(stream);
}

export function keyDisabled(stream: DataStream): AwsError {
  return new AwsError('KMSDisabledException', `${stream.settings.keyId} is disabled.`);
}
