import type { DeliveryStreamProperties, DestinationProperties } from './destination/delivery-properties';
import type { DestinationKind } from './destination/destination-kind';

/** What makes a delivery stream. */
export interface DeliveryStreamProps {
  readonly properties: DeliveryStreamProperties;
  /** The properties of its destination among them. */
  readonly configuration: DestinationProperties;
  readonly kind: DestinationKind;
}
