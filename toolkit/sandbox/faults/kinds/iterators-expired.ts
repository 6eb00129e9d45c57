import type { FaultKind } from '../fault-kind';
import { faultsOf, STREAM_FAULT, type StreamFault } from './stream-fault';

/** Shard iterators are older than five minutes when they are used; an occasion is a call of GetRecords. */
export interface IteratorsExpired extends StreamFault {
  readonly type: 'iterators-expired';
}

export const iteratorsExpired: FaultKind<IteratorsExpired> = {
  type: 'iterators-expired',
  properties: STREAM_FAULT,
  prepare: (fault, site) => {
    const { iterators } = faultsOf(fault, site);
    return (trigger) => iterators.add(trigger, 'expired');
  },
};
