import { AwsError } from '../../kernel/aws-error';
import type { FaultKind } from '../fault-kind';
import { DELIVERY_FAULT, type DeliveryFault, faultsOf } from './delivery-fault';

const SLOW_DOWN = new AwsError('ServiceUnavailableException', 'Slow down.', 503);

/** Entries of PutRecordBatch are refused; an occasion is an entry, so that a share of a batch is. */
export interface DeliveryEntriesRefused extends DeliveryFault {
  readonly type: 'delivery-entries-refused';
}

export const deliveryEntriesRefused: FaultKind<DeliveryEntriesRefused> = {
  type: 'delivery-entries-refused',
  properties: DELIVERY_FAULT,
  prepare: (fault, site) => {
    const { entries } = faultsOf(fault, site);
    return (trigger) => entries.add(trigger, SLOW_DOWN);
  },
};
