import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

/** The function throws before it has done anything. */
export interface FunctionFails extends FunctionFault {
  readonly type: 'function-fails';
}

export const functionFails: FaultKind<FunctionFails> = {
  type: 'function-fails',
  properties: FUNCTION_FAULT,
  prepare: runFault(async () => ({
    failed: true,
    payload: JSON.stringify({ errorType: 'Error', errorMessage: 'the function fails on purpose' }),
  })),
};
