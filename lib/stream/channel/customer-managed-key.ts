import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Owner, requireThat } from '../../private/validation';

const MANAGED_ALIAS = /alias\/aws\/[\w-]+/;

/** Throws if AWS manages the key: a channel takes none of those, as readers of the destination must be let in to it. */
export function requireCustomerManagedKey(owner: Owner, key: IKey | undefined): void {
  const alias = key?.keyArn.match(MANAGED_ALIAS)?.[0];
  requireThat(alias === undefined, owner, 'encryptionKey', 'a customer managed key', `${alias}`);
}
