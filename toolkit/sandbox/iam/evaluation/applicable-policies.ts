import type { AccessRequest } from '../../kernel/access';
import type { Requester } from '../policy/requester';
import type { PolicyBook } from '../policy-book';
import type { Applicable } from './verdict';

/** The policies of the templates that speak of a request. */
export function applicablePolicies(
  book: PolicyBook,
  { action, resource, via }: AccessRequest,
  requester: Requester,
  account: string,
): Applicable {
  const hasPolicies = requester.kind === 'role' || requester.kind === 'user';
  const entry = hasPolicies ? book.identity(requester.arn) : undefined;
  return {
    identity: entry === undefined ? [] : book.policiesOf(entry),
    isIdentityKnown: !hasPolicies || book.isKnown(requester.arn),
    boundary: entry?.boundary,
    resource: book.ofResource(resource),
    endpoint: via === undefined ? undefined : book.endpoints.get(via)?.policy,
    rule: ruleOf(action, accountOf(resource) ?? account, requester),
  };
}

/** Keys and roles decide by their own policies who may use them, also within their account. */
function ruleOf(action: string, owner: string, requester: Requester): Applicable['rule'] {
  if (requester.kind !== 'service' && requester.account !== owner) return 'both';
  return /^(kms:|sts:AssumeRole$)/i.test(action) ? 'resource' : 'either';
}

/** Buckets are named without their account. */
function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
