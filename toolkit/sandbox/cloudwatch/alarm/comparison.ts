export interface Comparison {
  readonly operator: string;
  /** As it stands in the reason of a state: `greater than`. */
  readonly words: string;
  breaches(value: number, threshold: number): boolean;
}

export const COMPARISONS: readonly Comparison[] = [
  { operator: 'GreaterThanThreshold', words: 'greater than', breaches: (value, threshold) => value > threshold },
  {
    operator: 'GreaterThanOrEqualToThreshold',
    words: 'greater than or equal to',
    breaches: (value, threshold) => value >= threshold,
  },
  { operator: 'LessThanThreshold', words: 'less than', breaches: (value, threshold) => value < threshold },
  {
    operator: 'LessThanOrEqualToThreshold',
    words: 'less than or equal to',
    breaches: (value, threshold) => value <= threshold,
  },
];
