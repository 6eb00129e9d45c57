import type { Construct } from 'constructs';
import { warnOfCost } from '../private/cost-warning';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';

/** Warns of a throughput of its own where nobody else reads the stream. */
export function warnOfLoneConsumer(pipeline: Construct, consumer: EnhancedFanOutConsumer | undefined): void {
  if (consumer === undefined) return;
  warnOfCost(
    pipeline,
    'loneConsumer',
    'nothing but an enhanced fan-out consumer reads the stream, and pays 1.25 times what reading at the shared throughput costs: a StreamProcessor or a TrafficWindow can read the stream itself',
  );
}
