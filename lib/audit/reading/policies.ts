import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { itemPaths } from './items';

/** What says what a user, a group or a role may do. */
export const IDENTITY_POLICIES = [
  ...['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy'],
  ...['AWS::IAM::GroupPolicy', 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
];

const IDENTITIES = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];

/** The properties that hold the policies of an identity, or the document of a policy. */
export function identityPolicyPaths(resource: AuditedResource): readonly string[] {
  if (!IDENTITIES.includes(resource.type)) return ['PolicyDocument'];
  const isListed = resource.values('Policies').some(({ kind }) => kind === 'known');
  return isListed ? itemPaths(resource, 'Policies').map((item) => `${item}.PolicyDocument`) : ['Policies'];
}

/** A boundary grants nothing: it limits what other policies grant. */
export function isPermissionsBoundary(policy: AuditedResource, template: AuditedTemplate): boolean {
  const bounded = template.referring(policy, 'AWS::IAM::Role', 'AWS::IAM::User');
  return bounded.some((identity) => template.referred(identity, 'PermissionsBoundary') === policy);
}
