import { createHash } from 'node:crypto';
import type { MappingDeclaration } from './mapping-document';

/** A UUID that is the same on every run of the same template. */
export function mappingId({ stackName, logicalId, generation }: Omit<MappingDeclaration, 'properties'>): string {
  const name = [stackName, logicalId, ...(generation > 0 ? [generation] : [])].join('/');
  const hash = createHash('sha256').update(name).digest('hex');
  // Version 8 of RFC 9562: a hash of the maker's own.
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}
