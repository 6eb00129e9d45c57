import type { Rule } from '../../rule';
import { requiresOwnKey } from './requires-own-key';

/** A data stream without a key is not encrypted at all, which is another rule's; the others are, with a key of AWS. */
const CHECKS: Readonly<Record<string, Rule['check']>> = {
  'AWS::Kinesis::Stream': requiresOwnKey('StreamEncryption.KeyId', 'accepted'),
  'AWS::KinesisVideo::Stream': requiresOwnKey('KmsKeyId'),
  'AWS::Logs::LogGroup': requiresOwnKey('KmsKeyId'),
  'AWS::SecretsManager::Secret': requiresOwnKey('KmsKeyId'),
};

export const customerManagedKey: Rule = {
  id: 'customer-managed-key',
  title: 'Data is encrypted with a key of AWS, not with one of its owner',
  why: 'Nobody can say who may use the key, share the data with another account, or cut off access by disabling the key.',
  severity: 'low',
  fix: 'Name a customer managed KMS key.',
  controls: { wellArchitected: ['SEC08-BP01'] },
  concern: 'security',
  types: Object.keys(CHECKS),
  check: (resource, template) => CHECKS[resource.type]?.(resource, template) ?? [],
};
