import type { MetricAlarmDefinition } from './alarm-definition';
import type { MetricQuery } from './metric-query';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SUB_MINUTE_PERIODS_MS = [10_000, 20_000, 30_000];
const SEARCH = /\bSEARCH\s*\(/;
const MOST_METRICS = 10;
const MOST_QUERIES = 20;

/**
 * What CloudWatch asks of an alarm beyond each property by itself.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @throws Error that names the property, its value and what is allowed
 */
export function requireAlarmLimits(definition: MetricAlarmDefinition): void {
  requireQueries(definition.queries);
  requirePeriods(definition);
}

function requireQueries(queries: readonly MetricQuery[]): void {
  const metrics = queries.filter(({ kind }) => kind === 'metric').length;
  const returned = queries.filter(({ returnsData }) => returnsData).length;
  if (queries.length > MOST_QUERIES) throw new Error(`Metrics must be at most ${MOST_QUERIES}, got ${queries.length}`);
  if (metrics > MOST_METRICS) throw new Error(`Metrics must have at most ${MOST_METRICS} metrics, got ${metrics}`);
  if (queries.some((query) => query.kind === 'expression' && SEARCH.test(query.expression))) {
    throw new Error('SEARCH is not supported in the expression of an alarm');
  }
  if (returned !== 1) throw new Error(`Metrics must have exactly one with ReturnData true, got ${returned}`);
}

function requirePeriods({ periodMs, evaluationPeriods }: MetricAlarmDefinition): void {
  const period = periodMs / 1_000;
  if (!SUB_MINUTE_PERIODS_MS.includes(periodMs) && (periodMs % MINUTE_MS !== 0 || periodMs <= 0)) {
    throw new Error(`Period must be 10, 20, 30 or a multiple of 60 seconds, got ${period}`);
  }
  const longest = periodMs < HOUR_MS ? DAY_MS : 7 * DAY_MS;
  if (periodMs * evaluationPeriods <= longest) return;
  throw new Error(
    `Period times EvaluationPeriods must be at most ${longest / 1_000} seconds, got ${period * evaluationPeriods}`,
  );
}
