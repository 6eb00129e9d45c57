import { Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireRange, requireThat } from '../private/validation';

/** Throws unless the percentages are known and from 1 to 100: descriptions name them, and thresholds follow from them. */
export function requirePercentages(scope: Construct, percentages: Readonly<Record<string, number | undefined>>): void {
  for (const [prop, percentage] of Object.entries(percentages)) {
    requireThat(!Token.isUnresolved(percentage), scope, prop, 'known at synthesis', 'a token');
    requireRange(scope, prop, percentage, 1, 100, 'percent');
  }
}
