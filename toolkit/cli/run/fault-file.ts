import type { Fault } from '../../sandbox/faults';
import { readFaults } from '../../sandbox/faults/read-faults';
import type { Sandbox } from '../../sandbox/sandbox';
import { readJson } from '../options';
import { UsageError } from '../usage-error';

/** What is to go wrong, as a file says it. */
export interface FaultFile {
  readonly path: string;
  readonly faults: readonly Fault[];
}

/** @throws UsageError, or UnreadableInput that names the entry, the property, what it must be and what it is */
export function readFaultFile(path: string): FaultFile {
  return { path, faults: readFaults(`--fault ${path}`, readJson('fault', path)) };
}

/** @throws UsageError when a fault concerns something that does not exist */
export function injectFaults(sandbox: Sandbox, { path, faults }: FaultFile): void {
  sandbox.events.listen((event) => {
    if (event.type === 'fault' && event.fault === 'process-killed') process.kill(process.pid, 'SIGKILL');
  });
  faults.forEach((fault, i) => {
    try {
      sandbox.inject(fault);
    } catch (error) {
      throw new UsageError(`--fault ${path}: entry ${i + 1}: ${(error as Error).message}`);
    }
  });
}
