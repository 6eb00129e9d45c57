import { AwsError } from '../../kernel/aws-error';
import type { FaultKind } from '../fault-kind';
import { DELIVERY_FAULT, type DeliveryFault, faultsOf } from './delivery-fault';

const UNAVAILABLE = new AwsError(
  'ServiceUnavailableException',
  'The service is unavailable. Back off and retry the operation.',
  503,
);

/** PutRecord and PutRecordBatch are answered by `ServiceUnavailableException`; an occasion is a call. */
export interface DeliveryUnavailable extends DeliveryFault {
  readonly type: 'delivery-unavailable';
}

export const deliveryUnavailable: FaultKind<DeliveryUnavailable> = {
  type: 'delivery-unavailable',
  properties: DELIVERY_FAULT,
  prepare: (fault, site) => {
    const { calls } = faultsOf(fault, site);
    return (trigger) => calls.add(trigger, UNAVAILABLE);
  },
};
