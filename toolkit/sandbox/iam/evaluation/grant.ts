import type { Policy, PolicyKind } from '../policy/policy';
import type { Asked, Statement } from '../policy/statement';
import type { Match } from './verdict';

/** An action and a resource of a statement, as the policy writes them. */
export interface Grant {
  readonly kind: PolicyKind;
  readonly policy: string;
  /** Its place in the policy, from 0. */
  readonly statement: number;
  readonly action: string;
  /** Absent in trust policies: the role itself. */
  readonly resource?: string;
}

/** The words of a statement that a request falls under. */
export function grantsOf({ policy, statement }: Match, { action, resource, keys }: Asked): Grant[] {
  const resources = statement.resources?.matching(resource, keys) ?? [undefined];
  return statement.actions
    .matching(action, keys)
    .flatMap((granted) => resources.map((on) => grant(policy, statement, granted, on)));
}

/** All words of a statement. */
export function allGrantsOf(policy: Policy, statement: Statement): Grant[] {
  const resources = statement.resources?.sources ?? [undefined];
  return statement.actions.sources.flatMap((action) => resources.map((on) => grant(policy, statement, action, on)));
}

export function grantKey({ kind, policy, statement, action, resource = '' }: Grant): string {
  return `${kind} ${policy} ${statement} ${action} ${resource}`;
}

function grant(policy: Policy, statement: Statement, action: string, resource: string | undefined): Grant {
  const place = policy.statements.indexOf(statement);
  return {
    kind: policy.kind,
    policy: policy.name,
    statement: place,
    action,
    ...(resource !== undefined && { resource }),
  };
}
