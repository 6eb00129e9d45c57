import type { Sandbox } from '../../toolkit/sandbox/sandbox';

/** An action that the policies of a role allow on a resource. */
export interface RoleGrant {
  readonly stackName: string;
  readonly logicalId: string;
  /** Path of the construct. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

/** Every grant of every role of the stacks, once; policies that AWS keeps are not the stacks' to change. */
export function roleGrants(sandbox: Sandbox): RoleGrant[] {
  const { grants } = sandbox.iamReport();
  const roles = sandbox.deployment.resources.filter(({ type }) => type === 'AWS::IAM::Role');
  const found = roles.flatMap(({ stackName, logicalId, path = logicalId, attributes: { Arn } }) => {
    const own = grants.filter(
      ({ kind, owners, policy }) =>
        kind === 'identity-based policy' && owners.includes(String(Arn)) && policy.startsWith(`${stackName}/`),
    );
    const role = path.replace(/\/Resource$/, '');
    return own.map(({ action, resource = '' }) => ({ stackName, logicalId, role, action, resource }));
  });
  return [...new Map(found.map((grant) => [grantText(grant), grant])).values()];
}

/** The grants that could be taken away without denying anything that was done. */
export function unneededGrants(sandbox: Sandbox): RoleGrant[] {
  return roleGrants(sandbox).filter(
    ({ logicalId, action, resource }) => sandbox.deniedWithout(logicalId, action, resource).length === 0,
  );
}

export function grantText({ role, action, resource }: RoleGrant): string {
  return `${role} ${action} ${resource}`;
}
