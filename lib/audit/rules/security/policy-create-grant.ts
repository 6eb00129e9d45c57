import { matchesAction } from '../../reading/actions';
import { isTrue } from '../../reading/booleans';
import { IDENTITY_POLICIES } from '../../reading/policies';
import { isService } from '../../reading/principals';
import { restricts } from '../../reading/restrictions';
import type { Statement, StatementCondition } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants, forbidsStatements } from './forbids-statements';

const KEYS = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];

const checkKey = forbidsStatements('KeyPolicy', createsAnyGrant);
const checkIdentity = forbidsGrants(createsAnyGrant);

export const policyCreateGrant: Rule = {
  id: 'policy-create-grant',
  title: 'A policy allows to grant the use of a KMS key to anybody',
  why: 'The identity can hand the key on, to other accounts too, and no policy of the key or of an identity shows it.',
  severity: 'medium',
  fix: 'Add the condition that kms:GrantIsForAWSResource is true: then only AWS services make grants on behalf of the identity.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02', 'SEC08-BP01'] },
  concern: 'security',
  types: [...IDENTITY_POLICIES, ...KEYS],
  check: (resource, template) => (KEYS.includes(resource.type) ? checkKey : checkIdentity)(resource, template),
};

/** Who may change the policy of a key needs no grants: that is its administrator. */
function createsAnyGrant({ actions, principals, conditions }: Statement): boolean {
  const covers = (action: string) => actions.some((pattern) => matchesAction(pattern, action));
  const isForServices = principals.length > 0 && principals.every(isService);
  const isLimited = isForServices || conditions.some(limitsGrants);
  return covers('kms:CreateGrant') && !covers('kms:PutKeyPolicy') && !isLimited;
}

function limitsGrants(condition: StatementCondition): boolean {
  const { operator, key, values } = condition;
  const isForServices = /^bool$/i.test(operator) && /^kms:grantisforawsresource$/i.test(key) && values.every(isTrue);
  return isForServices || restricts(condition, /^kms:(granteeprincipal|viaservice)$/);
}
