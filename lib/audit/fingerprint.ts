import { createHash } from 'node:crypto';

/** Stable for a place that a rule looks at, whatever stands there and wherever else the template changes. */
export function fingerprintOf(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
