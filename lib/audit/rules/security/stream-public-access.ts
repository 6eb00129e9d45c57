import { allowsEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';
import { NO_PUBLIC_ACCESS } from './requirements';

export const streamPublicAccess: Rule = {
  id: 'stream-public-access',
  title: 'The resource policy of a data stream or of a consumer lets everybody in',
  why: 'Any AWS account can read the records, or write records of its own among them.',
  severity: 'critical',
  fix: 'Name the accounts or roles in Principal, or add a condition on aws:PrincipalOrgID or aws:PrincipalAccount.',
  controls: { nist80053r5: NO_PUBLIC_ACCESS.nist80053r5, wellArchitected: NO_PUBLIC_ACCESS.wellArchitected },
  concern: 'security',
  types: ['AWS::Kinesis::ResourcePolicy'],
  check: forbidsStatements('ResourcePolicy', allowsEverybody),
};
