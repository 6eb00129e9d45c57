import { allowsEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';
import { LEAST_PRIVILEGE } from './requirements';

export const roleTrustPublic: Rule = {
  id: 'role-trust-public',
  title: 'A role can be assumed by everybody',
  why: 'Any AWS account gets all permissions of the role.',
  severity: 'critical',
  fix: 'Name the service, account or role in Principal of the trust policy.',
  controls: {
    nist80053r5: LEAST_PRIVILEGE.nist80053r5,
    wellArchitected: [...LEAST_PRIVILEGE.wellArchitected, 'SEC03-BP07'],
  },
  concern: 'security',
  types: ['AWS::IAM::Role'],
  check: forbidsStatements('AssumeRolePolicyDocument', allowsEverybody),
};
