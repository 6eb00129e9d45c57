import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

/** The process of the function exits before it has done anything, and takes its execution environment along. */
export interface FunctionExits extends FunctionFault {
  readonly type: 'function-exits';
}

export const functionExits: FaultKind<FunctionExits> = {
  type: 'function-exits',
  properties: FUNCTION_FAULT,
  prepare: runFault((run) => run.exit('with error: exit status 1')),
};
