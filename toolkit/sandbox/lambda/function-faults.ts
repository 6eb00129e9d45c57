import { FaultPoint } from '../kernel/fault-point';
import type { RunFault } from '../kernel/function-run';

/** What may go wrong with a function on purpose. */
export class FunctionFaults {
  /** A run that is to be admitted. */
  readonly admissions = new FaultPoint<'throttled'>();
  /** A run that was admitted. */
  readonly runs = new FaultPoint<RunFault>();
}
