/** CloudFormation takes `true` and `'true'` alike. */
export function isTrue(value: unknown): boolean {
  return String(value).toLowerCase() === 'true';
}

export function isFalse(value: unknown): boolean {
  return String(value).toLowerCase() === 'false';
}
