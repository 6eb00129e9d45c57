import type { AuditedResource } from '../../audited-resource';
import { textOf } from '../../expressions/text';
import { expressionOf, type Value } from '../../expressions/value';
import type { Problem, Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';

/** By type: the property that names the key. */
const KEY_PATHS: Readonly<Record<string, string>> = {
  'AWS::Kinesis::Stream': 'StreamEncryption.KeyId',
  'AWS::KinesisVideo::Stream': 'KmsKeyId',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::RedshiftServerless::Namespace': 'KmsKeyId',
  'AWS::SecretsManager::Secret': 'KmsKeyId',
};

/** Without a key these are encrypted with one of AWS all the same; a data stream is not encrypted at all, which is another rule's. */
const ENCRYPTED_ANYWAY = Object.keys(KEY_PATHS).filter((type) => type !== 'AWS::Kinesis::Stream');

export const customerManagedKey: Rule = {
  id: 'customer-managed-key',
  title: 'Data is encrypted with a key of AWS, not with one of its owner',
  why: 'Nobody can say who may use the key, share the data with another account, or cut off access by disabling the key.',
  severity: 'low',
  fix: 'Name a customer managed KMS key.',
  controls: {
    ...ENCRYPTION_AT_REST,
    securityHub: ['RedshiftServerless.4'],
    nist80053r5: [...ENCRYPTION_AT_REST.nist80053r5, 'AU-9', 'SC-12(2)'],
    wellArchitected: ['SEC08-BP01'],
  },
  concern: 'security',
  types: Object.keys(KEY_PATHS),
  check: (resource) => {
    const property = KEY_PATHS[resource.type] ?? '';
    return resource.values(property).flatMap((key) => judged(key, property, resource));
  },
};

function judged(key: Value, property: string, { type }: AuditedResource): readonly Problem[] {
  if (key.kind === 'reference') return [];
  if (key.kind === 'absent') return ENCRYPTED_ANYWAY.includes(type) ? [{ property }] : [];
  const id = textOf(key);
  if (/(^|:)alias\/aws\//.test(id)) return [{ property, value: id }];
  const isNamed = key.kind === 'known' || /:(key|alias)\//.test(id);
  return isNamed ? [] : [{ property, value: expressionOf(key), unresolved: true }];
}
