import { isForEverybody } from '../../reading/callers';
import type { Rule } from '../../rule';
import { forbidsStatements } from './forbids-statements';

export const streamPublicAccess: Rule = {
  id: 'stream-public-access',
  title: 'The resource policy of a data stream or of a consumer lets everybody in',
  why: 'Any AWS account can read the records, or write records of its own among them.',
  severity: 'critical',
  fix: 'Name the accounts or roles in Principal, or add a condition on aws:PrincipalOrgID or aws:PrincipalAccount.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP07'] },
  concern: 'security',
  types: ['AWS::Kinesis::ResourcePolicy'],
  check: forbidsStatements('ResourcePolicy', isForEverybody),
};
