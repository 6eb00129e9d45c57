import type { AccessRequest } from '../kernel/access';
import type { Applicable } from './evaluation/verdict';
import type { Requester } from './policy/requester';
import type { PolicyBook } from './policy-book';

/** Collects the policies that speak of a request. */
export function applicablePolicies(
  book: PolicyBook,
  { action, resource, via }: AccessRequest,
  requester: Requester,
  { account }: { readonly account: string },
): Applicable {
  const role = requester.kind === 'role' ? book.roles.get(requester.arn) : undefined;
  const isKnown = role !== undefined && role.unknownPolicies.length === 0;
  return {
    identity: isKnown ? role.policies : undefined,
    boundary: role?.boundary,
    resource: book.ofResource(resource),
    endpoint: via === undefined ? undefined : book.endpoints.get(via)?.policy,
    rule: ruleOf(action, accountOf(resource) ?? account, requester),
  };
}

/** Keys and roles decide by their own policies who may use them, also within their account. */
function ruleOf(action: string, owner: string, requester: Requester): Applicable['rule'] {
  if (requester.kind !== 'service' && requester.account !== owner) return 'both';
  return action.startsWith('kms:') || action.startsWith('sts:AssumeRole') ? 'resource' : 'either';
}

/** Buckets are named without their account. */
function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
