/** Reads numbers and booleans of a template, which CloudFormation takes as strings too. */
export function integerProperty(
  properties: Readonly<Record<string, unknown>>,
  name: string,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  const value = properties[name];
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= range.min && number <= range.max) {
    return number;
  }
  throw new Error(`${name} must be an integer from ${range.min} to ${range.max}, got ${JSON.stringify(value)}`);
}

export function booleanProperty(properties: Readonly<Record<string, unknown>>, name: string): boolean | undefined {
  const value = properties[name];
  if (value === undefined) return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new Error(`${name} must be true or false, got ${JSON.stringify(value)}`);
}

export function stringProperty(properties: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = properties[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`${name} must be a string, got ${JSON.stringify(value)}`);
}

export function objectProperty(
  properties: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  const value = properties[name] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${name} must be an object, got ${JSON.stringify(value)}`);
}
