import { AwsError } from '../kernel/aws-error';
import type { Place } from '../kernel/encryption';
import type { Permission } from '../kernel/identity';
import { ResourceKeys } from '../kernel/resource-keys';

/** What operations on queues need, the keys of their messages included. */
export class QueuePermissions {
  private readonly keys: ResourceKeys;

  constructor(place: Place) {
    this.keys = new ResourceKeys(place, {
      service: 'sqs',
      contextOf: (arn) => ({ 'aws:sqs:arn': arn }),
      denial: (message) => new AwsError('KmsAccessDenied', message),
    });
  }

  encrypt(queueArn: string, key: unknown): void {
    this.keys.encrypt(queueArn, key);
  }

  /** A batch needs the same as each of its entries. */
  for(operation: string, queueArn: string): readonly Permission[] {
    const name = operation.replace(/Batch$/, '');
    return [{ action: `sqs:${name}`, resource: queueArn }, ...this.keyPermissions(name, queueArn)];
  }

  /** To send, the data key that others have sent with is decrypted, or a new one is made. */
  private keyPermissions(name: string, queueArn: string): readonly Permission[] {
    if (name === 'SendMessage') return [...this.keys.encrypting(queueArn), ...this.keys.decrypting(queueArn)];
    return name === 'ReceiveMessage' ? this.keys.decrypting(queueArn) : [];
  }
}
