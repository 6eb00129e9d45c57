import type { Policy, PolicyKind } from '../policy/policy';
import type { Naming } from '../policy/principals';
import type { Requester } from '../policy/requester';
import { type Asked, concerns, type Statement } from '../policy/statement';

/** The policies that speak of a request. */
export interface Applicable {
  /** Of the requester; undefined when nobody here knows them: they are then taken to allow it. */
  readonly identity?: readonly Policy[];
  readonly boundary?: Policy;
  /** Of the resource; undefined when nobody here knows them. */
  readonly resource?: readonly Policy[];
  readonly endpoint?: Policy;
  /** Whose word is needed: that of either side, of the resource in any case, or of both. */
  readonly rule: 'either' | 'resource' | 'both';
}

/** A statement that speaks of a request. */
export interface Match {
  readonly policy: Policy;
  readonly statement: Statement;
  readonly naming: Naming;
}

export type Verdict =
  | { readonly allowed: true; readonly by: readonly Match[] }
  | { readonly allowed: false; readonly refusedBy: PolicyKind; readonly explicitly: boolean };

/** Decides as IAM does: an explicit deny anywhere wins, and then each policy that limits and each side that must grant is asked. */
export function verdict(asked: Asked, requester: Requester, policies: Applicable): Verdict {
  const { identity = [], boundary, resource = [], endpoint } = policies;
  const present = [...identity, boundary, ...resource, endpoint].filter((policy) => policy !== undefined);
  const matches = present.flatMap((policy) => matchesOf(policy, asked, requester));
  const denial = matches.find(({ statement }) => statement.effect === 'Deny');
  if (denial !== undefined) return { allowed: false, refusedBy: denial.policy.kind, explicitly: true };
  const refusedBy = requester.kind === 'root' ? undefined : missing(requester, policies, matches);
  return refusedBy === undefined ? { allowed: true, by: matches } : { allowed: false, refusedBy, explicitly: false };
}

function matchesOf(policy: Policy, asked: Asked, requester: Requester): Match[] {
  return policy.statements.flatMap((statement) => {
    const naming = statement.principals === undefined ? 'principal' : statement.principals(requester);
    return naming !== undefined && concerns(statement, asked) ? [{ policy, statement, naming }] : [];
  });
}

/** The first kind of policy that would have to allow it and does not. */
function missing(requester: Requester, policies: Applicable, allows: readonly Match[]): PolicyKind | undefined {
  const { boundary, endpoint } = policies;
  const allowedBy = (policy: Policy) => allows.some((match) => match.policy === policy);
  if (endpoint !== undefined && !allowedBy(endpoint)) return endpoint.kind;
  if (boundary !== undefined && !allowedBy(boundary)) return boundary.kind;
  return missingGrant(requester, policies, allows);
}

function missingGrant(
  requester: Requester,
  { identity, resource, rule }: Applicable,
  allows: readonly Match[],
): PolicyKind | undefined {
  const kindOfResource = resource?.[0]?.kind ?? 'resource-based policy';
  const namings = allows.filter(({ policy }) => resource?.includes(policy)).map(({ naming }) => naming);
  const isNamed = namings.includes('principal');
  if (requester.kind === 'service') return resource === undefined || isNamed ? undefined : kindOfResource;
  if (rule !== 'both' && isNamed) return undefined;
  if (rule !== 'either' && resource !== undefined && namings.length === 0) return kindOfResource;
  const isIdentityAllowed = identity === undefined || allows.some(({ policy }) => identity.includes(policy));
  return isIdentityAllowed ? undefined : 'identity-based policy';
}
