import { AwsError } from '../../kernel/aws-error';
import { metricIdentity } from '../alarm/metric-query';
import { requireStatistic } from '../statistic';
import { statistics } from '../statistics';
import { optionalCount, requiredTime, textList } from './members';
import type { CloudWatchBackend, Input, Operation } from './operation';

const STATISTICS = ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'];
const MOST_STATISTICS = 5;
const MOST_EXTENDED = 10;
const LONGEST_PERIOD_S = 86_400;
const MOST_DATAPOINTS = 1_440;

export const getMetricStatistics: Operation = (input, backend) => {
  const names = [
    ...textList(input, 'Statistics', MOST_STATISTICS),
    ...textList(input, 'ExtendedStatistics', MOST_EXTENDED),
  ];
  if (names.length === 0) {
    throw new AwsError('InvalidParameterCombination', 'Statistics must be set, or ExtendedStatistics');
  }
  for (const name of names) requireStatistic(name);
  requireFewDatapoints(input);
  const points = new Map<number, Record<string, unknown>>();
  for (const statistic of names) addPoints(points, statistic, input, backend);
  const unit = backend.telemetry.metrics.unitOf(metricIdentity(input));
  return {
    Label: metricIdentity(input).metricName,
    Datapoints: [...points.values()].map((point) => ({ ...point, Unit: unit ?? 'None' })),
  };
};

function requireFewDatapoints(input: Input): void {
  const periodMs = (optionalCount(input, 'Period', LONGEST_PERIOD_S) ?? 60) * 1_000;
  const requested = Math.ceil((requiredTime(input, 'EndTime') - requiredTime(input, 'StartTime')) / periodMs);
  if (requested <= MOST_DATAPOINTS) return;
  throw new AwsError(
    'InvalidParameterCombination',
    `You have requested up to ${requested} datapoints, which exceeds the limit of ${MOST_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
  );
}

function addPoints(
  points: Map<number, Record<string, unknown>>,
  statistic: string,
  input: Input,
  { telemetry, context }: CloudWatchBackend,
): void {
  const request = {
    ...metricIdentity(input),
    statistic,
    period: optionalCount(input, 'Period', LONGEST_PERIOD_S),
    start: requiredTime(input, 'StartTime'),
    end: requiredTime(input, 'EndTime'),
  };
  for (const { timestamp, value } of statistics(telemetry.metrics, request, context.clock.now())) {
    const point = points.get(timestamp) ?? { Timestamp: timestamp / 1_000 };
    if (STATISTICS.includes(statistic)) point[statistic] = value;
    else point.ExtendedStatistics = { ...(point.ExtendedStatistics as object | undefined), [statistic]: value };
    points.set(timestamp, point);
  }
}
