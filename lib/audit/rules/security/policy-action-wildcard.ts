import { IDENTITY_POLICIES } from '../../reading/policies';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';

export const policyActionWildcard: Rule = {
  id: 'policy-action-wildcard',
  title: 'An IAM policy allows actions by a wildcard',
  why: 'It also allows what nobody meant to allow, and what the service adds later.',
  severity: 'low',
  fix: 'List the actions that are used.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: forbidsGrants(allowsByWildcard),
};

/** Every action of a service is another rule's. */
function allowsByWildcard({ actions }: Statement): boolean {
  return actions.some((action) => /^[a-z0-9-]+:.*[^:*].*$/i.test(action) && /[*?]/.test(action));
}
