import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { textOf } from '../expressions/text';
import type { Value } from '../expressions/value';

/** By the type of policies: the property that says what they are attached to. */
const ROLES: Readonly<Record<string, string>> = {
  'AWS::IAM::Policy': 'Roles.*',
  'AWS::IAM::ManagedPolicy': 'Roles.*',
  'AWS::IAM::RolePolicy': 'RoleName',
};

/** What AWS manages for one service: logs and network interfaces, but no key and no stream of anybody. */
const OF_SERVICE = /:iam::aws:policy\/service-role\//;

/** What has the policies of a role: the role, and what is attached to it; undefined where the template does not tell all. */
export function policiesOfRole(
  role: AuditedResource,
  template: AuditedTemplate,
): readonly AuditedResource[] | undefined {
  const managed = role.values('ManagedPolicyArns.*').filter(isForOwner);
  const named = managed.flatMap((value) => referredBy(value, template) ?? []);
  if (named.length < managed.length) return undefined;
  const attached = template.referring(role, ...Object.keys(ROLES)).filter((policy) => isAttached(policy, role));
  return [role, ...attached, ...named];
}

function isForOwner(policy: Value): boolean {
  return policy.kind !== 'absent' && !OF_SERVICE.test(textOf(policy));
}

function referredBy(value: Value, template: AuditedTemplate): AuditedResource | undefined {
  return value.kind === 'reference' ? template.resource(value.logicalId) : undefined;
}

function isAttached(policy: AuditedResource, { logicalId }: AuditedResource): boolean {
  const targets = policy.values(ROLES[policy.type] ?? '');
  return targets.some((target) => target.kind === 'reference' && target.logicalId === logicalId);
}
