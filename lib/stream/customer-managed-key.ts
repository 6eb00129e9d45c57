import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type Owner, requireThat } from '../private/validation';

const MANAGED_ALIAS = /alias\/aws\/[\w-]+/;

/** Throws if AWS manages the key, as far as its alias tells: nobody of another account can be let in to such a key. */
export function requireCustomerManagedKey(owner: Owner, prop: string, key: IKey | undefined): void {
  const alias = key?.keyArn.match(MANAGED_ALIAS)?.[0];
  requireThat(alias === undefined, owner, prop, 'a customer managed key', `${alias}`);
}
