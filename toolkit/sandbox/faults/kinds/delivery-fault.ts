import type { FaultSite, LastingFault } from '../fault-kind';
import { LASTING, NAME } from '../property-rules';

/** A fault of what is put to a delivery stream. */
export interface DeliveryFault extends LastingFault {
  /** Logical id, construct path, name or ARN. */
  readonly deliveryStream: string;
}

export const DELIVERY_FAULT = { deliveryStream: NAME, ...LASTING } as const;

export function faultsOf({ deliveryStream }: DeliveryFault, { rooms, inventory }: FaultSite) {
  return rooms.deliveries.faults(inventory.physicalName(deliveryStream, 'AWS::KinesisFirehose::DeliveryStream'));
}
