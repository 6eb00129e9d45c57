import type { IConstruct } from 'constructs';
import { acknowledge } from '../../private/acknowledgements';

/** Only what is put directly can be encrypted by a delivery stream; rules that ask for it do not look at the source. */
export function acknowledgeSourceEncryption(deliveryStream: IConstruct): void {
  acknowledge(deliveryStream, {
    KDF1: 'Firehose encrypts what is put directly; what it reads is encrypted by its source',
  });
}
