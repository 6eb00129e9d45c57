import type { FaultKind } from '../fault-kind';
import { faultsOf, STREAM_FAULT, type StreamFault } from './stream-fault';

/** Reads of the throughput that consumers of a stream share exceed it; an occasion is a read. */
export interface ReadsThrottled extends StreamFault {
  readonly type: 'reads-throttled';
}

export const readsThrottled: FaultKind<ReadsThrottled> = {
  type: 'reads-throttled',
  properties: STREAM_FAULT,
  prepare: (fault, site) => {
    const { reads } = faultsOf(fault, site);
    return (trigger) => reads.add(trigger, 'throttled');
  },
};
