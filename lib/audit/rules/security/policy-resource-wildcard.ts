import { takesResource } from '../../reading/actions-without-resource';
import { coversEveryResourceOfAccount } from '../../reading/every-resource';
import { IDENTITY_POLICIES } from '../../reading/policies';
import { restricts } from '../../reading/restrictions';
import type { Statement, StatementCondition } from '../../reading/statements';
import type { Rule } from '../../rule';
import { forbidsGrants } from './forbids-statements';

export const policyResourceWildcard: Rule = {
  id: 'policy-resource-wildcard',
  title: 'An IAM policy allows an action on every resource, or on every one of its kind',
  why: 'Whoever takes over the identity reaches the streams, buckets and secrets of everybody else in the account.',
  severity: 'medium',
  fix: 'Name the resources in Resource, and keep actions that take no resource in a statement of their own.',
  controls: { nist80053r5: ['AC-3', 'AC-6'], wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: IDENTITY_POLICIES,
  check: forbidsGrants(allowsOnEverything),
};

function allowsOnEverything({ actions, resources, conditions }: Statement): boolean {
  const isEverything = resources.some(coversEveryResourceOfAccount) && !conditions.some(limitsResource);
  return isEverything && actions.some(takesResource);
}

function limitsResource(condition: StatementCondition): boolean {
  return restricts(condition, /^(aws:resourcetag\/|kms:resourcealiases$)/);
}
