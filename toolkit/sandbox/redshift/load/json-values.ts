import type { JsonPath } from '../copy/json-paths';

/** The values of a JSON document, in the order of the columns. */
export type ValuesOf = (document: unknown) => readonly unknown[];

export function byName(columns: readonly string[]): ValuesOf {
  return (object) => columns.map((name) => own(object, name));
}

export function byFoldedName(columns: readonly string[]): ValuesOf {
  const folded = columns.map((name) => name.toLowerCase());
  return (object) => {
    const entries = Object.entries(object as object).map(([name, value]) => [name.toLowerCase(), value] as const);
    const values = new Map(entries);
    return folded.map((name) => values.get(name) ?? null);
  };
}

export function byPath(paths: readonly JsonPath[]): ValuesOf {
  return (document) => paths.map((path) => path.reduce<unknown>(own, document));
}

export const whole: ValuesOf = (document) => [document];

function own(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as never)[key] : null;
}
