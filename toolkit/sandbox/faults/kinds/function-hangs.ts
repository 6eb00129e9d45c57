import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

/** The function does nothing until its timeout ends it. Time passes by that much, except for what another function waits for. */
export interface FunctionHangs extends FunctionFault {
  readonly type: 'function-hangs';
}

export const functionHangs: FaultKind<FunctionHangs> = {
  type: 'function-hangs',
  properties: FUNCTION_FAULT,
  prepare: runFault((run) => run.timeOut()),
};
