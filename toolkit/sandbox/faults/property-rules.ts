/** What a property of a fault takes. */
export interface PropertyRule {
  /** In words, to stand after "must be". */
  readonly allowed: string;
  readonly isOptional?: boolean;
  accepts(value: unknown): boolean;
}

/** Of a resource: logical id, construct path, physical name or ARN. */
export const NAME: PropertyRule = text('the name of a resource');

export function text(allowed: string): PropertyRule {
  return { allowed, accepts: (value) => typeof value === 'string' && value !== '' };
}

export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): PropertyRule {
  return {
    allowed: max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  };
}

export function oneOf(values: readonly string[]): PropertyRule {
  return { allowed: `one of ${values.join(', ')}`, accepts: (value) => values.includes(value as string) };
}

export function optional(rule: PropertyRule): PropertyRule {
  return { ...rule, isOptional: true };
}

const SHARE: PropertyRule = {
  allowed: 'a number above 0 and up to 1',
  accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
};

/** What every lasting fault takes. */
export const LASTING = {
  forMs: optional(wholeNumber(1)),
  times: optional(wholeNumber(1)),
  share: optional(SHARE),
  seed: optional(wholeNumber(0)),
} as const;
