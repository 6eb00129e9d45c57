import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { type Owner, requireDuration, requireThat } from '../private/validation';
import type { FreshnessStage } from './freshness-stage';
import { FIVE_MINUTES } from './stream-metrics';

/** CloudWatch takes so many metrics in the expression of an alarm. */
const MOST_METRICS = 10;

/** A stream keeps no record longer. */
const LONGEST_OBJECTIVE = Duration.minutes(365 * 24 * 60);

export function requireObjective(owner: Owner, prop: string, objective: Duration): void {
  requireDuration(owner, prop, objective, Duration.minutes(1), LONGEST_OBJECTIVE);
}

/** How old the oldest record is that passes the stages one after another, in seconds; a silent stage adds nothing. */
export function endToEndAge(owner: Owner, stages: FreshnessStage[]): MathExpression {
  const ages = stages.flatMap(({ _ages }) => _ages);
  const isWithin = ages.length >= 1 && ages.length <= MOST_METRICS;
  requireThat(isWithin, owner, 'stages', `of 1 to ${MOST_METRICS} metrics altogether`, `${ages.length}`);
  const terms = ages.map(({ perSecond }, i) => (perSecond === 1 ? `age${i}` : `age${i} / ${perSecond}`));
  return new MathExpression({
    expression: `SUM([${terms.join(', ')}])`,
    usingMetrics: Object.fromEntries(ages.map(({ metric }, i) => [`age${i}`, metric])),
    period: FIVE_MINUTES,
  });
}
