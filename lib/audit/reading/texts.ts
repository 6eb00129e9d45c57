import type { AuditedResource } from '../audited-resource';
import { textOf } from '../expressions/text';

/** The texts that a property can be, as far as the template tells. */
export function textsAt(resource: AuditedResource, path: string): readonly string[] {
  return resource.values(path).flatMap((value) => (value.kind === 'known' ? [String(value.value)] : []));
}

/** What the objects below the prefixes that a property can be begin with, up to the first expression in it; empty where it is not set. */
export function prefixesAt(resource: AuditedResource, path: string): readonly string[] {
  return resource.values(path).map((value) => textOf(value).split(/[!$]\{/, 1)[0] ?? '');
}
