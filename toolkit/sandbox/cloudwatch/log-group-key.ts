import { keyArn, type Place } from '../kernel/encryption';
import type { Identity, Permission } from '../kernel/identity';

const ACTIONS = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** As whom Amazon CloudWatch Logs uses keys. */
export function logsPrincipal({ partition, region }: Place): string {
  return `logs.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

/**
 * A log group cannot be made with a key that the service may not use by itself.
 *
 * @param reference ARN or id of the key; absent where the service's own key encrypts
 * @throws AwsError
 */
export function requireLogGroupKey(identity: Identity, logGroupArn: string, reference: unknown, place: Place): void {
  const key = keyArn(reference, place);
  if (key === undefined) return;
  const context = { 'kms:EncryptionContext:aws:logs:arn': logGroupArn, 'kms:EncryptionContextKeys': ['aws:logs:arn'] };
  identity.require(...ACTIONS.map((action): Permission => ({ action, resource: key, context })));
}
