/** Readers of policy documents, which hold one value where a list would have one entry. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** @throws Error that names what is no text */
export function textOf(prop: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  throw new Error(`${prop} must be a string, got ${JSON.stringify(value)}`);
}

/** @throws Error that names what is no object */
export function objectOf(prop: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${prop} must be an object, got ${JSON.stringify(value)}`);
}
