import type { AuditedResource } from '../audited-resource';
import type { Problem } from '../rule';

/** The problems of a property that nobody can read before the stack is deployed. */
export function unresolvedAt(resource: AuditedResource, property: string): readonly Problem[] {
  return resource
    .values(property)
    .flatMap((value) =>
      value.kind === 'unresolved' ? [{ property, value: value.expression, unresolved: true as const }] : [],
    );
}
