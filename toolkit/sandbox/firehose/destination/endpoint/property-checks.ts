/** @throws Error unless the value is among those allowed */
export function requireOneOf(prop: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new Error(`${prop} must be ${allowed.join(' or ')}, got ${value}`);
}

/** @throws Error unless the text has as many characters */
export function requireLength(prop: string, text: string, min: number, max: number): void {
  if (text.length >= min && text.length <= max) return;
  throw new Error(`${prop} must be ${min}-${max} characters, got ${text.length}`);
}
