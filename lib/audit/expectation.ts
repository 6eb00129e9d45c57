import type { AuditedResource } from './audited-resource';
import { expressionOf, type Value } from './expressions/value';
import type { Problem, Rule } from './rule';

export interface Expectation {
  /** What the service does where the property is not set, judged like a value; without it, absent is a problem. */
  readonly absent?: unknown;
  /** Whether a reference to a resource will do; default - the template alone does not tell. */
  readonly reference?: 'accepted' | 'unresolved';
}

/** The check that every value of a property is accepted. */
export function requires(
  path: string,
  accept: (value: unknown) => boolean,
  expectation: Expectation = {},
): Rule['check'] {
  return (resource) => resource.values(path).flatMap((value) => judged(path, value, accept, expectation));
}

/** The check that a property is set, to whatever it is. */
export function requiresPresence(path: string): Rule['check'] {
  return (resource: AuditedResource) =>
    resource.values(path).some(({ kind }) => kind === 'absent') ? [{ property: path }] : [];
}

/** What is wrong with one value of a property. */
export function judged(
  property: string,
  value: Value,
  accept: (value: unknown) => boolean,
  { absent, reference = 'unresolved' }: Expectation,
): readonly Problem[] {
  if (value.kind === 'known') return accept(value.value) ? [] : [{ property, value: value.value }];
  if (value.kind === 'absent') return absent !== undefined && accept(absent) ? [] : [{ property }];
  if (value.kind === 'reference' && reference === 'accepted') return [];
  return [{ property, value: expressionOf(value), unresolved: true }];
}
