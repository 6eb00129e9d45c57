import type { Trigger } from '../../kernel/fault-point';
import type { RunFault } from '../../kernel/function-run';
import type { FaultSite, LastingFault } from '../fault-kind';
import { LASTING, NAME } from '../property-rules';

/** A fault of a function; an occasion is an invocation. */
export interface FunctionFault extends LastingFault {
  /** Logical id, construct path, name or ARN. */
  readonly function: string;
}

export const FUNCTION_FAULT = { function: NAME, ...LASTING } as const;

export function faultsOf({ function: name }: FunctionFault, { rooms, inventory }: FaultSite) {
  return rooms.functions.faults(inventory.physicalName(name, 'AWS::Lambda::Function'));
}

/** Prepares what happens to runs that were admitted. */
export function runFault(effect: RunFault) {
  return (fault: FunctionFault, site: FaultSite) => {
    const { runs } = faultsOf(fault, site);
    return (trigger: Trigger) => runs.add(trigger, effect);
  };
}
