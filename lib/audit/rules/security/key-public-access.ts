import { isForEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

export const keyPublicAccess: Rule = {
  id: 'key-public-access',
  title: 'The policy of a KMS key lets everybody use it',
  why: 'Whoever gets hold of the encrypted data, of any AWS account, can have it decrypted.',
  severity: 'critical',
  fix: 'Name accounts, roles or services in Principal, or add a condition on kms:CallerAccount or aws:PrincipalOrgID.',
  controls: { securityHub: ['KMS.5'], wellArchitected: ['SEC03-BP07', 'SEC08-BP01'] },
  concern: 'security',
  types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  check: forbidsStatements('KeyPolicy', isForEverybody),
};
