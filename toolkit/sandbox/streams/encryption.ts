import type { DataStream } from './stream';
import type { StreamMetrics } from './stream-metrics';

/**
 * @param successMetric counts the call that fails for want of the key
 * @throws AwsError such as `KMSDisabledException`
 */
export function requireUsableKey(stream: DataStream, metrics: StreamMetrics, successMetric: string): void {
  const failure = stream.keyFailure();
  if (failure === undefined) return;
  metrics.put(stream, { [successMetric]: 0 });
  throw failure;
}
