import type { AuditedResource } from '../audited-resource';
import type { Problem } from '../rule';

const KEEPING = ['Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** What makes an end of the resource: its deletion with the stack, or its replacement. */
export function endOf({ resource }: AuditedResource): Problem | undefined {
  for (const property of ['DeletionPolicy', 'UpdateReplacePolicy'] as const) {
    const value = resource[property];
    if (typeof value === 'object' && value !== null) return { property, value, unresolved: true };
    if (!KEEPING.includes(String(value))) return { property, ...(value !== undefined && { value }) };
  }
  return undefined;
}
