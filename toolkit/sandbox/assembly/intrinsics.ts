import type { Template } from './template';

/** What a template's expressions can refer to. */
export interface Scope {
  /** `Ref` of a parameter, pseudo parameter or resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  readonly mappings: NonNullable<Template['Mappings']>;
  importValue(exportName: string): unknown;
  stackOutput(stackName: string, outputName: string): unknown;
  availabilityZones(region: string): readonly string[];
  /** Told of each value that a function gives, and of what goes into a text; throws when all of them are too much. */
  made?(value: unknown): void;
}

/** `AWS::NoValue`: the property or list entry is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

const DEPTH_LIMIT = 256;

type Resolver = (argument: unknown, scope: Scope, depth: number) => unknown;

/** The value of an expression, all intrinsic functions replaced. */
export function resolve(value: unknown, scope: Scope, depth = 0): unknown {
  if (depth > DEPTH_LIMIT) throw new Error(`the template is nested deeper than ${DEPTH_LIMIT} levels`);
  if (Array.isArray(value)) {
    return value.map((entry) => resolve(entry, scope, depth + 1)).filter((entry) => entry !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) return made(intrinsic.resolver(intrinsic.argument, scope, depth + 1), scope);
  const entries = Object.entries(value).map(([key, entry]) => [key, resolve(entry, scope, depth + 1)] as const);
  return Object.fromEntries(entries.filter(([key, entry]) => entry !== NO_VALUE && key !== '__proto__'));
}

function made(value: unknown, scope: Scope): unknown {
  scope.made?.(value);
  return value;
}

function intrinsicOf(value: object): { resolver: Resolver; argument: unknown } | undefined {
  const keys = Object.keys(value);
  const name = keys[0];
  if (keys.length !== 1 || name === undefined) return undefined;
  const resolver = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  if (resolver) return { resolver, argument: (value as Record<string, unknown>)[name] };
  if (name.startsWith('Fn::')) throw new Error(`the sandbox does not know the intrinsic function ${name}`);
  return undefined;
}

const INTRINSICS: Readonly<Record<string, Resolver>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...name] = Array.isArray(argument) ? argument : String(argument).split('.');
    return scope.attribute(logicalId, name.join('.'));
  },
  'Fn::Join': (argument, scope, depth) => {
    const [separator, list] = argument as [string, unknown];
    const texts = asList('Fn::Join', resolve(list, scope, depth)).map(String);
    for (const _ of texts) scope.made?.(separator);
    return texts.join(separator);
  },
  'Fn::Sub': (argument, scope, depth) => {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    const given = resolve(values, scope, depth) as Record<string, unknown>;
    return substitute(String(text), (name) =>
      made(Object.hasOwn(given, name) ? given[name] : reference(name, scope), scope),
    );
  },
  'Fn::Select': (argument, scope, depth) => {
    const [index, list] = resolve(argument, scope, depth) as [unknown, unknown];
    const entries = asList('Fn::Select', list);
    const entry = entries[Number(index)];
    if (entry === undefined) throw new Error(`Fn::Select index must be from 0 to ${entries.length - 1}, got ${index}`);
    return entry;
  },
  'Fn::Split': (argument, scope, depth) => {
    const [separator, text] = resolve(argument, scope, depth) as [string, unknown];
    return String(text).split(separator);
  },
  'Fn::If': (argument, scope, depth) => {
    const [condition, whenTrue, whenFalse] = argument as [string, unknown, unknown];
    return resolve(scope.condition(condition) ? whenTrue : whenFalse, scope, depth);
  },
  'Fn::Equals': (argument, scope, depth) => {
    const [left, right] = resolve(argument, scope, depth) as [unknown, unknown];
    return String(left) === String(right);
  },
  'Fn::And': (argument, scope, depth) =>
    (argument as unknown[]).every((entry) => resolve(entry, scope, depth) === true),
  'Fn::Or': (argument, scope, depth) => (argument as unknown[]).some((entry) => resolve(entry, scope, depth) === true),
  'Fn::Not': (argument, scope, depth) => resolve((argument as unknown[])[0], scope, depth) !== true,
  'Fn::FindInMap': (argument, scope, depth) => findInMap(resolve(argument, scope, depth) as unknown[], scope),
  'Fn::ImportValue': (argument, scope, depth) => scope.importValue(String(resolve(argument, scope, depth))),
  'Fn::GetStackOutput': (argument, scope, depth) => {
    const { StackName, OutputName } = resolve(argument, scope, depth) as Record<string, string>;
    return scope.stackOutput(String(StackName), String(OutputName));
  },
  'Fn::GetAZs': (argument, scope, depth) =>
    scope.availabilityZones(String(resolve(argument, scope, depth) || scope.ref('AWS::Region'))),
  'Fn::Base64': (argument, scope, depth) => Buffer.from(String(resolve(argument, scope, depth))).toString('base64'),
  'Fn::ToJsonString': (argument, scope, depth) => JSON.stringify(resolve(argument, scope, depth)),
  'Fn::Length': (argument, scope, depth) => asList('Fn::Length', resolve(argument, scope, depth)).length,
};

/** `${name}` of a text for Fn::Sub; `${!name}` stands for itself. */
export function substitute(text: string, value: (name: string) => unknown): string {
  return text.replace(/\$\{(!?)([^{}]*)\}/g, (_, literal, name) =>
    literal ? `\${${name}}` : String(value(name.trim())),
  );
}

function reference(name: string, scope: Scope): unknown {
  const dot = name.indexOf('.');
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}

function findInMap([map, first, second, options]: unknown[], scope: Scope): unknown {
  const value = [map, first, second].reduce<unknown>((level, key) => own(level, String(key)), scope.mappings);
  if (value !== undefined) return value;
  const fallback = (options as { DefaultValue?: unknown } | undefined)?.DefaultValue;
  if (fallback !== undefined) return fallback;
  throw new Error(`the mapping ${map} has no entry ${first}, ${second}`);
}

function own(value: unknown, key: string): unknown {
  const isOwn = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isOwn ? (value as Record<string, unknown>)[key] : undefined;
}

function asList(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${name} must have a list, got ${JSON.stringify(value)}`);
  return value;
}
