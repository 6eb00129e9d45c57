import { matchesAction } from '../../reading/actions';
import { coversEveryResourceOfAccount } from '../../reading/every-resource';
import { IDENTITY_POLICIES } from '../../reading/policies';
import { restricts } from '../../reading/restrictions';
import type { Statement } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';

export const policyPassRole: Rule = {
  id: 'policy-pass-role',
  title: 'An IAM policy allows to pass any role to any service',
  why: 'The identity can start something under the most powerful role of the account, and so become it.',
  severity: 'high',
  fix: 'Name the roles in Resource, and the service in a condition on iam:PassedToService.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: forbidsGrants(passesAnyRole),
};

function passesAnyRole({ actions, resources, conditions }: Statement): boolean {
  const isAnyService = !conditions.some((condition) => restricts(condition, /^iam:passedtoservice$/));
  const passes = actions.some((action) => matchesAction(action, 'iam:PassRole'));
  return passes && isAnyService && resources.some(coversEveryResourceOfAccount);
}
