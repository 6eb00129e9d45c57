/** A resource of a template with its expressions resolved; what only a deployment knows is a marker. */
export interface ModelResource {
  /** `<stack>/<logical id>`. */
  readonly id: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** The path of the construct, where the template tells it. */
  readonly path?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What stands at a path of properties, such as `BufferingHints.SizeInMBs`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((level, key) => own(level, key), value);
}

export function propertyOf({ properties }: ModelResource, path: string): unknown {
  return valueAt(properties, path);
}

export function numberAt(resource: ModelResource, path: string): number | undefined {
  return numberOf(propertyOf(resource, path));
}

/** A number, which templates may hold as text; undefined for what is none, or known to a deployment only. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function listAt(resource: ModelResource, path: string): readonly unknown[] {
  const value = propertyOf(resource, path);
  return Array.isArray(value) ? value : [];
}

/** Empty for what is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Templates may hold booleans as text. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The resource with another value at a path of its properties. */
export function withValue(resource: ModelResource, path: string, value: unknown): ModelResource {
  return { ...resource, properties: set(resource.properties, path.split('.'), value) };
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function set(level: unknown, [key = '', ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const entries = (typeof level === 'object' && level !== null ? level : {}) as Record<string, unknown>;
  return { ...entries, [key]: rest.length === 0 ? value : set(entries[key], rest, value) };
}
