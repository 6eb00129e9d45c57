import type { AuditedResource } from '../audited-resource';
import { isAlwaysSet } from './presence';

/** The properties of a Lambda permission that say for whom its principal has to act. */
export const PERMISSION_LIMITS = ['EventSourceToken', 'PrincipalOrgID', 'SourceAccount', 'SourceArn'];

/** Whether one of the properties limits a Lambda permission, whatever the conditions of the template. */
export function isLimited(permission: AuditedResource, limits: readonly string[] = PERMISSION_LIMITS): boolean {
  return limits.some((limit) => isAlwaysSet(permission, limit));
}
