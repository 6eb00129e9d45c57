import type { FaultKind } from '../fault-kind';
import { faultsOf, STREAM_FAULT, type StreamFault } from './stream-fault';

/** Writes to a stream exceed its throughput; an occasion is an entry that is put, so that a share of a batch is refused. */
export interface WritesThrottled extends StreamFault {
  readonly type: 'writes-throttled';
}

export const writesThrottled: FaultKind<WritesThrottled> = {
  type: 'writes-throttled',
  properties: STREAM_FAULT,
  prepare: (fault, site) => {
    const { writes } = faultsOf(fault, site);
    return (trigger) => writes.add(trigger, 'throttled');
  },
};
