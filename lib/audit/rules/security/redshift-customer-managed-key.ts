import type { Rule } from '../../rule';
import { ENCRYPTION_AT_REST } from './requirements';
import { requiresOwnKey } from './requires-own-key';

export const redshiftCustomerManagedKey: Rule = {
  id: 'redshift-customer-managed-key',
  title: 'A Redshift Serverless namespace is encrypted with a key of AWS, not with one of its owner',
  why: 'Nobody can say who may use the key, share snapshots with another account, or cut off access by disabling the key.',
  severity: 'low',
  fix: 'Name a customer managed KMS key in KmsKeyId.',
  controls: {
    securityHub: ['RedshiftServerless.4'],
    nist80053r5: [...ENCRYPTION_AT_REST.nist80053r5, 'AU-9', 'SC-12(2)'],
    wellArchitected: ['SEC08-BP01'],
  },
  concern: 'security',
  types: ['AWS::RedshiftServerless::Namespace'],
  check: requiresOwnKey('KmsKeyId'),
};
