import { createHash } from 'node:crypto';

/** A UUID that is the same on every run of the same template. */
export function mappingId(stackName: string, logicalId: string): string {
  const hash = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  // Version 8 of RFC 9562: a hash of the maker's own.
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}
