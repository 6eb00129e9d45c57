import { isForEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

export const roleTrustPublic: Rule = {
  id: 'role-trust-public',
  title: 'A role can be assumed by everybody',
  why: 'Any AWS account gets all permissions of the role.',
  severity: 'critical',
  fix: 'Name the service, account or role in Principal of the trust policy.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02', 'SEC03-BP07'] },
  concern: 'security',
  types: ['AWS::IAM::Role'],
  check: forbidsStatements('AssumeRolePolicyDocument', isForEverybody),
};
