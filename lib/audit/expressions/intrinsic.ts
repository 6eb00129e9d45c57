/** A call of an intrinsic function. */
export interface Intrinsic {
  readonly name: string;
  readonly argument: unknown;
}

export function intrinsicOf(expression: unknown): Intrinsic | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined;
  const [name, ...others] = Object.keys(expression);
  if (name === undefined || others.length > 0) return undefined;
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined;
  return { name, argument: (expression as Record<string, unknown>)[name] };
}

/** What a `Fn::GetAtt` refers to, as `LogicalId.Attribute`. */
export function attributeTarget(argument: unknown): string {
  return Array.isArray(argument) ? argument.map(String).join('.') : String(argument);
}

/** A property of an object that is its own, so that `__proto__` or `constructor` is none. */
export function ownValue(owner: unknown, key: string): unknown {
  const isOwn = typeof owner === 'object' && owner !== null && Object.hasOwn(owner, key);
  return isOwn ? (owner as Record<string, unknown>)[key] : undefined;
}
