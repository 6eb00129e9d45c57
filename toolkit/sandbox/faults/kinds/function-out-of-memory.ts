import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

/** The function runs out of memory before it has done anything, and loses its execution environment. */
export interface FunctionOutOfMemory extends FunctionFault {
  readonly type: 'function-out-of-memory';
}

export const functionOutOfMemory: FaultKind<FunctionOutOfMemory> = {
  type: 'function-out-of-memory',
  properties: FUNCTION_FAULT,
  prepare: runFault((run) => run.exit('with error: signal: killed')),
};
