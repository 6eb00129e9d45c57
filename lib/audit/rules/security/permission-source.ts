import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isLimited, PERMISSION_LIMITS } from '../../reading/permission-limits';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';

const requiresNoService = requires('Principal', (principal) => !isService(String(principal)), {
  reference: 'accepted',
});

export const permissionSource: Rule = {
  id: 'permission-source',
  title: 'A service may invoke a function whoever it acts for',
  why: 'Somebody of another account can have the service invoke the function with records of theirs: the service is a confused deputy.',
  severity: 'medium',
  fix: 'Set SourceArn, or SourceAccount. Buckets need SourceAccount: their ARN names no account.',
  controls: { wellArchitected: ['SEC03-BP02'] },
  concern: 'security',
  types: ['AWS::Lambda::Permission'],
  check: (permission, template) => (namesSource(permission) ? [] : requiresNoService(permission, template)),
};

function namesSource(permission: AuditedResource): boolean {
  const isBucket = textsAt(permission, 'Principal').includes('s3.amazonaws.com');
  return isLimited(permission, isBucket ? ['SourceAccount'] : PERMISSION_LIMITS);
}

function isService(principal: string): boolean {
  return /\.amazon(aws)?\.com(\.cn)?$/.test(principal);
}
