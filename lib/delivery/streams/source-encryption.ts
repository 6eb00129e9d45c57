import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** Only what is put directly can be encrypted by a delivery stream; rules that ask for it do not look at the source. */
export function acknowledgeSourceEncryption(deliveryStream: IConstruct): void {
  Validations.of(deliveryStream).acknowledge({
    id: 'AwsSolutions::AwsSolutions-KDF1',
    reason: 'Firehose encrypts what is put directly; what it reads is encrypted by its source',
  });
}
