import type { Sandbox } from '../../toolkit/sandbox/sandbox';
import { KEPT_GRANTS, keptGrant } from './kept-grants';
import { grantText, roleGrants, unneededGrants } from './role-grants';

/** What a run leaves to be desired of the proof that its roles can do no more than they must. */
export interface Proof {
  /** How many grants there are. */
  readonly grants: number;
  /** Grants that the run did not need, and no reason stands for. */
  readonly unexplained: readonly string[];
  /** Reasons for grants that the run did need, or that there are not. */
  readonly idleReasons: readonly string[];
}

export function proofOf(sandbox: Sandbox): Proof {
  const grants = roleGrants(sandbox);
  const unneeded = unneededGrants(sandbox);
  const used = new Set(unneeded.map(keptGrant));
  const stacks = new Set(sandbox.deployment.resources.map(({ stackName }) => stackName));
  const reasons = KEPT_GRANTS.filter(({ role }) => stacks.has(role.split('/')[0] ?? ''));
  return {
    grants: grants.length,
    unexplained: unneeded.filter((grant) => keptGrant(grant) === undefined).map(grantText),
    idleReasons: reasons.filter((reason) => !used.has(reason)).map(({ role, action }) => `${role} ${action}`),
  };
}
