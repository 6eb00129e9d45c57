import type { FaultKind } from '../fault-kind';
import { FUNCTION_FAULT, type FunctionFault, runFault } from './function-fault';

/** The function does its work, and its process exits before it has answered. */
export interface FunctionAnswerLost extends FunctionFault {
  readonly type: 'function-answer-lost';
}

export const functionAnswerLost: FaultKind<FunctionAnswerLost> = {
  type: 'function-answer-lost',
  properties: FUNCTION_FAULT,
  prepare: runFault(async (run) => {
    await run.proceed();
    return run.exit('with error: exit status 1');
  }),
};
