import { IDENTITY_POLICIES } from '../../reading/policies';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';

export const policyAllBut: Rule = {
  id: 'policy-all-but',
  title: 'An IAM policy allows everything but what it lists',
  why: 'Each action of each service that is not listed is allowed, those of services to come included.',
  severity: 'high',
  fix: 'Allow with Action and Resource; keep NotAction and NotResource to statements that deny.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: forbidsGrants(allowsAllBut),
};

function allowsAllBut({ notActions, notResources }: Statement): boolean {
  return notActions.length + notResources.length > 0;
}
