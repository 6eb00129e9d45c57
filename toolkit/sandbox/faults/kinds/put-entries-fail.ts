import type { FaultKind } from '../fault-kind';
import { faultsOf, STREAM_FAULT, type StreamFault } from './stream-fault';

/** Entries put to a stream fail inside the service, with `InternalFailure`; an occasion is an entry. */
export interface PutEntriesFail extends StreamFault {
  readonly type: 'put-entries-fail';
}

export const putEntriesFail: FaultKind<PutEntriesFail> = {
  type: 'put-entries-fail',
  properties: STREAM_FAULT,
  prepare: (fault, site) => {
    const { entries } = faultsOf(fault, site);
    return (trigger) => entries.add(trigger, 'internal-failure');
  },
};
