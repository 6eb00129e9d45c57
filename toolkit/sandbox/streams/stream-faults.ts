import type { AwsError } from '../kernel/aws-error';
import { FaultPoint } from '../kernel/fault-point';

/** What may go wrong with a stream on purpose. */
export class StreamFaults {
  /** An entry that is put, or the load of a second. */
  readonly writes = new FaultPoint<'throttled'>();
  /** An entry that is put. */
  readonly entries = new FaultPoint<'internal-failure'>();
  /** A read of shared throughput. */
  readonly reads = new FaultPoint<'throttled'>();
  /** A call of GetRecords. */
  readonly iterators = new FaultPoint<'expired'>();
  /** A use of the key. */
  readonly keys = new FaultPoint<AwsError>();
}
