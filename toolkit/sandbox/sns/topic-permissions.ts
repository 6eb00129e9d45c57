import { AwsError } from '../kernel/aws-error';
import type { Place } from '../kernel/encryption';
import type { Permission } from '../kernel/identity';
import { ResourceKeys } from '../kernel/resource-keys';

/** What publishing to topics needs, the keys of their messages included. */
export class TopicPermissions {
  private readonly keys: ResourceKeys;

  constructor(place: Place) {
    this.keys = new ResourceKeys(place, {
      service: 'sns',
      contextOf: (arn) => ({ 'aws:sns:topicArn': arn }),
      denial: (message) => new AwsError('KMSAccessDenied', message),
    });
  }

  encrypt(topicArn: string, key: unknown): void {
    this.keys.encrypt(topicArn, key);
  }

  publish(topicArn: string): readonly Permission[] {
    const keys = [...this.keys.encrypting(topicArn), ...this.keys.decrypting(topicArn)];
    return [{ action: 'sns:Publish', resource: topicArn }, ...keys];
  }
}
