import { StreamEncryption as EncryptionType } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { encryptionKey } from '../private/encryption-key';
import { requireCustomerManagedKey } from './customer-managed-key';

/** The key that encrypts a data stream at rest. */
export abstract class StreamEncryption {
  /**
   * A customer managed key: the given one, or one which the stream creates, rotates every year and retains as itself.
   *
   * @param key Key to encrypt with, instead of one of the stream's own.
   */
  public static customerManaged(key?: IKey): StreamEncryption {
    requireCustomerManagedKey('StreamEncryption.customerManaged', 'key', key);
    return new CustomerManagedEncryption(key);
  }

  /** The key `alias/aws/kinesis`, which AWS manages; it cannot be shared with another account, nor used by a channel. */
  public static managed(): StreamEncryption {
    return new ManagedEncryption();
  }

  /**
   * Called by the stream.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, removalPolicy: RemovalPolicy): StreamEncryptionConfig;
}

interface StreamEncryptionConfig {
  readonly encryption: EncryptionType;
  readonly encryptionKey?: IKey;
}

class CustomerManagedEncryption extends StreamEncryption {
  constructor(private readonly key?: IKey) {
    super();
  }

  public _bind(scope: Construct, removalPolicy: RemovalPolicy): StreamEncryptionConfig {
    const description = `Encrypts the data stream ${scope.node.path}`;
    const key = this.key ?? encryptionKey(scope, 'Key', { description, removalPolicy });
    return { encryption: EncryptionType.KMS, encryptionKey: key };
  }
}

class ManagedEncryption extends StreamEncryption {
  public _bind(): StreamEncryptionConfig {
    return { encryption: EncryptionType.MANAGED };
  }
}
