import type { Policy, PolicyKind } from '../policy/policy';
import type { Naming } from '../policy/principals';
import type { Requester } from '../policy/requester';
import { type Asked, concerns, type Statement } from '../policy/statement';

/** The policies that speak of a request. */
export interface Applicable {
  readonly identity: readonly Policy[];
  /** Whether these are all there are; they are otherwise taken to allow it. */
  readonly isIdentityKnown: boolean;
  readonly boundary?: Policy;
  /** Of the resource; undefined when nobody here knows them: they are then taken to allow it. */
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

export interface Denial {
  readonly allowed: false;
  readonly kind: PolicyKind;
  /** The statement that denies it; absent where none allows it. */
  readonly by?: Match;
}

export type Verdict = { readonly allowed: true; readonly by: readonly Match[] } | Denial;

/** Decides as IAM does: a deny anywhere wins, and then each policy that limits and each side that must grant is asked. */
export function verdict(asked: Asked, requester: Requester, policies: Applicable): Verdict {
  const { identity, boundary, resource = [], endpoint } = policies;
  const all = [...identity, boundary, ...resource, endpoint].filter((policy) => policy !== undefined);
  const matches = all.flatMap((policy) => matchesOf(policy, asked, requester));
  const by = matches.find(({ statement }) => statement.effect === 'Deny');
  if (by !== undefined) return { allowed: false, kind: by.policy.kind, by };
  const kind = requester.kind === 'root' ? undefined : silent(requester, policies, matches);
  return kind === undefined ? { allowed: true, by: matches } : { allowed: false, kind };
}

function matchesOf(policy: Policy, asked: Asked, requester: Requester): Match[] {
  return policy.statements.flatMap((statement) => {
    const naming = statement.principals === undefined ? 'role' : statement.principals(requester);
    return naming !== undefined && concerns(statement, asked) ? [{ policy, statement, naming }] : [];
  });
}

/** The first kind of policy that would have to allow it and does not. */
function silent(requester: Requester, policies: Applicable, allows: readonly Match[]): PolicyKind | undefined {
  const { identity, isIdentityKnown, boundary, resource, endpoint, rule } = policies;
  const allowedBy = (policy: Policy) => allows.some((match) => match.policy === policy);
  if (endpoint !== undefined && !allowedBy(endpoint)) return endpoint.kind;
  const namings = allows.filter(({ policy }) => resource?.includes(policy)).map(({ naming }) => naming);
  if (requester.kind === 'service') {
    return resource === undefined || namings.includes('role') ? undefined : kindOf(resource);
  }
  if (rule !== 'both' && namings.includes('itself')) return undefined;
  if (boundary !== undefined && !allowedBy(boundary)) return boundary.kind;
  if (rule !== 'both' && namings.includes('role')) return undefined;
  if (rule !== 'either' && resource !== undefined && namings.length === 0) return kindOf(resource);
  return !isIdentityKnown || identity.some(allowedBy) ? undefined : 'identity-based policy';
}

function kindOf(policies: readonly Policy[]): PolicyKind {
  return policies[0]?.kind ?? 'resource-based policy';
}
