import type { MetricAlarmDefinition } from './alarm-definition';

const TEN_SECONDS_MS = 10_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How often an alarm is evaluated, and on what moments: each minute, but for those that look at seconds or at days.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function cadenceMs({
  periodMs,
  evaluationPeriods,
}: Pick<MetricAlarmDefinition, 'periodMs' | 'evaluationPeriods'>): number {
  if (periodMs < MINUTE_MS) return TEN_SECONDS_MS;
  return periodMs * evaluationPeriods > DAY_MS ? HOUR_MS : MINUTE_MS;
}
