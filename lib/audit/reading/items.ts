import type { AuditedResource } from '../audited-resource';

/** The paths of the items of a list of objects. */
export function itemPaths(resource: AuditedResource, path: string): readonly string[] {
  const sizes = resource.values(path).map((value) => (value.kind === 'known' ? [value.value].flat().length : 0));
  return Array.from({ length: Math.max(0, ...sizes) }, (_, index) => `${path}.${index}`);
}
