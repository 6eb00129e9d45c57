import { type CfnDeliveryStream, type StreamEncryption, StreamEncryptionType } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { requireCustomerManagedKey } from '../../stream/customer-managed-key';

export interface DirectPutEncryption {
  readonly configuration?: CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty;
  readonly encryptionKey?: IKey;
}

/** Renders the encryption of what a delivery stream holds; where a customer manages the key and gives none, with one of its own. */
export function directPutEncryption(scope: Construct, given: StreamEncryption | undefined): DirectPutEncryption {
  const type = given?.type ?? StreamEncryptionType.CUSTOMER_MANAGED;
  if (type === StreamEncryptionType.UNENCRYPTED) return {};
  if (type === StreamEncryptionType.AWS_OWNED) return { configuration: { keyType: 'AWS_OWNED_CMK' } };
  requireCustomerManagedKey(scope, 'encryption', given?.encryptionKey);
  const key = given?.encryptionKey ?? ownKey(scope);
  return { configuration: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: key.keyArn }, encryptionKey: key };
}

/** It goes with the delivery stream, as does all that it encrypts. */
function ownKey(scope: Construct): IKey {
  const description = `Encrypts what is put into ${scope.node.path}`;
  return encryptionKey(scope, 'Key', { description, removalPolicy: RemovalPolicy.DESTROY });
}
