import type { DeliveryStream } from './delivery-stream';
import type { DeliveryStreamProperties } from './destination/delivery-properties';

/** Server-side encryption of what is put directly: nothing is encrypted here, but who puts must be allowed to use the key. */
export interface StreamEncryption {
  readonly KeyType: string;
  readonly KeyARN?: string;
}

/** A delivery stream of the account, whether it runs here or not. */
export interface DeliveryStreamEntry {
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Absent for one that does not run here. */
  readonly stream?: DeliveryStream;
  status: 'CREATING' | 'ACTIVE' | 'DELETING';
  properties: DeliveryStreamProperties;
  /** One more with each effective change. */
  version: number;
  updatedAt?: number;
  encryption?: StreamEncryption;
  readonly tags: Map<string, string>;
}
