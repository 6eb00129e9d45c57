/** CloudFormation takes `168` and `'168'` alike. */
export function isAtLeast(minimum: number): (value: unknown) => boolean {
  return (value) => numberOf(value) >= minimum;
}

export function isAtMost(maximum: number): (value: unknown) => boolean {
  return (value) => numberOf(value) <= maximum;
}

/** NaN where the value is no number. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
