import type { FaultKind, TimedFault } from '../fault-kind';

/** The process of the sandbox is killed: what is not in the data directory is gone. The library abandons the sandbox instead. */
export interface ProcessKilled extends TimedFault {
  readonly type: 'process-killed';
}

export const processKilled: FaultKind<ProcessKilled> = {
  type: 'process-killed',
  properties: {},
  prepare: (_, site) => () => site.kill(),
};
