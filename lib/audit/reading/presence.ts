import type { AuditedResource } from '../audited-resource';

/** Whether a property is set under every condition; to what, only the deployment may tell. */
export function isAlwaysSet(resource: AuditedResource, path: string): boolean {
  return resource.values(path).every(({ kind }) => kind !== 'absent');
}
