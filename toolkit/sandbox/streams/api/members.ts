import { lengthViolations, serializationError, violation } from './violations';

/** What an operation takes under one name. `check` returns what a value violates. */
export interface Member<T> {
  readonly required: boolean;
  check(value: unknown, path: string): readonly string[];
  /** Never set: it carries the type. */
  readonly type?: T;
}

export type Members = Readonly<Record<string, Member<unknown>>>;

export type InputOf<M extends Members> = { readonly [K in keyof M]: M[K] extends Member<infer T> ? T : never };

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export function text({ pattern, ...length }: Bounds & { readonly pattern?: RegExp } = {}): Member<string | undefined> {
  return member('string', (value, path) => [
    ...lengthViolations({ length: value.length, shown: shown(value) }, path, length),
    ...(pattern?.test(value) === false
      ? [violation(shown(value), path, `Member must satisfy regular expression pattern: ${unanchored(pattern)}`)]
      : []),
  ]);
}

export function choice<T extends string>(...values: readonly T[]): Member<T | undefined> {
  return member<T>('string', (value, path) =>
    values.includes(value)
      ? []
      : [violation(shown(value), path, `Member must satisfy enum value set: [${values.join(', ')}]`)],
  );
}

export function integer({ min, max }: Required<Bounds>): Member<number | undefined> {
  return member('number', (value, path) => {
    if (!Number.isInteger(value)) throw serializationError(path, 'an integer');
    if (value < min) return [violation(shown(value), path, `Member must have value greater than or equal to ${min}`)];
    if (value > max) return [violation(shown(value), path, `Member must have value less than or equal to ${max}`)];
    return [];
  });
}

/** Seconds since the epoch. */
export function timestamp(): Member<number | undefined> {
  return member('number', () => []);
}

export function flag(): Member<boolean | undefined> {
  return member('boolean', () => []);
}

export function list<T>(item: Member<T>, length: Bounds): Member<readonly Exclude<T, undefined>[] | undefined> {
  const entry = required(item);
  return {
    required: false,
    check: (value, path) => {
      if (!Array.isArray(value)) throw serializationError(path, 'a list');
      const violations = lengthViolations(value, path, length);
      if (violations.length > 0) return violations;
      return value.flatMap((element, i) => checkMember(entry, element, `${path}.${i + 1}.member`));
    },
  };
}

export function structure<M extends Members>(members: M): Member<InputOf<M> | undefined> {
  return member<InputOf<M>>('object', (value, path) => checkMembers(members, value, `${path}.`));
}

/** Texts by name, such as tags. */
export function map(size: Bounds): Member<Readonly<Record<string, string>> | undefined> {
  return member<Readonly<Record<string, string>>>('object', (value, path) => {
    if (Object.values(value).some((item) => typeof item !== 'string'))
      throw serializationError(path, 'a map of strings');
    return lengthViolations({ length: Object.keys(value).length }, path, size);
  });
}

export function required<T>(optional: Member<T>): Member<Exclude<T, undefined>> {
  return { required: true, check: optional.check };
}

export function checkMembers(members: Members, input: object, prefix = ''): readonly string[] {
  const values = input as Readonly<Record<string, unknown>>;
  const violations: string[] = [];
  for (const name in members) {
    violations.push(...checkMember(members[name] as Member<unknown>, values[name], prefix + lowerFirst(name)));
  }
  return violations;
}

function checkMember(definition: Member<unknown>, value: unknown, path: string): readonly string[] {
  if (value !== undefined && value !== null) return definition.check(value, path);
  return definition.required ? [violation('null', path, 'Member must not be null')] : [];
}

function member<T>(
  type: 'string' | 'number' | 'boolean' | 'object',
  check: (value: T, path: string) => readonly string[],
): Member<T | undefined> {
  return {
    required: false,
    check: (value, path) => {
      if (typeof value !== type || Array.isArray(value)) throw serializationError(path, `of type ${type}`);
      return check(value as T, path);
    },
  };
}

function shown(value: string | number): string {
  return `'${value}'`;
}

function unanchored(pattern: RegExp): string {
  return pattern.source.replace(/^\^|\$$/g, '');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
