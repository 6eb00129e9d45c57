import type { AuditedResource } from '../audited-resource';

/** The path of each item of a list, be it there under some condition only. */
export function itemPaths(resource: AuditedResource, path: string): readonly string[] {
  return Array.from({ length: resource.lengthOf(path) }, (_, index) => `${path}.${index}`);
}
