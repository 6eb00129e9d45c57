import type { Sandbox } from '../../toolkit/sandbox/sandbox';

/** An action that the policies of a role allow. */
export interface RoleAction {
  readonly stackName: string;
  readonly logicalId: string;
  /** Path of the construct. */
  readonly role: string;
  readonly action: string;
}

/** Every action of every role of the stacks, once. */
export function roleActions(sandbox: Sandbox): RoleAction[] {
  const { grants } = sandbox.iamReport();
  return sandbox.deployment.resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .flatMap(({ stackName, logicalId, path = logicalId, attributes: { Arn } }) => {
      const own = grants.filter(({ kind, owners }) => kind === 'identity-based policy' && owners.includes(String(Arn)));
      const role = path.replace(/\/Resource$/, '');
      return [...new Set(own.map(({ action }) => action))].map((action) => ({ stackName, logicalId, role, action }));
    });
}
