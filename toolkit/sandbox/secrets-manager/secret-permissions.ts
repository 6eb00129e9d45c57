import type { Place } from '../kernel/encryption';
import type { Permission } from '../kernel/identity';
import { ResourceKeys } from '../kernel/resource-keys';

/** What operations on secrets need, the keys of their values included. */
export class SecretPermissions {
  private readonly keys: ResourceKeys;

  constructor(place: Place) {
    this.keys = new ResourceKeys(place, { service: 'secretsmanager', contextOf: (arn) => ({ SecretARN: arn }) });
  }

  encrypt(secretArn: string, key: unknown): void {
    this.keys.encrypt(secretArn, key);
  }

  for(operation: string, secretArn: string): readonly Permission[] {
    const permission = { action: `secretsmanager:${operation}`, resource: secretArn };
    return operation === 'GetSecretValue' ? [permission, ...this.keys.decrypting(secretArn)] : [permission];
  }
}
