import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, faultsOf } from './function-fault';

/** Lambda does not admit invocations: `TooManyRequestsException`. */
export interface FunctionThrottled extends FunctionFault {
  readonly type: 'function-throttled';
}

export const functionThrottled: FaultKind<FunctionThrottled> = {
  type: 'function-throttled',
  properties: FUNCTION_FAULT,
  prepare: (fault, site) => {
    const { admissions } = faultsOf(fault, site);
    return (trigger) => admissions.add(trigger, 'throttled');
  },
};
