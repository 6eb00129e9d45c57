import type { FaultKind } from '../fault-kind';
import { faultsOf, STREAM_FAULT, type StreamFault } from './stream-fault';

/** Writes and reads of a stream exceed its throughput; an occasion is an entry that is put, or a read. */
export interface StreamThrottled extends StreamFault {
  readonly type: 'stream-throttled';
}

export const streamThrottled: FaultKind<StreamThrottled> = {
  type: 'stream-throttled',
  properties: STREAM_FAULT,
  prepare: (fault, site) => {
    const { writes, reads } = faultsOf(fault, site);
    return (trigger) => {
      writes.add(trigger, 'throttled');
      reads.add(trigger, 'throttled');
    };
  },
};
