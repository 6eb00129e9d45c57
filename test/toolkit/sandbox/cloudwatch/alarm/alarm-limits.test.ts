import { metricAlarmDefinition } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-definition';
import { requireAlarmLimits } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-limits';

const SINGLE_METRIC = { Namespace: 'Site', MetricName: 'Requests', Statistic: 'Sum', Period: '60' };
const MINIMAL = {
  EvaluationPeriods: '1',
  Threshold: '0',
  ComparisonOperator: 'GreaterThanThreshold',
};

function require(properties: object): () => void {
  const watched = 'Metrics' in properties ? {} : SINGLE_METRIC;
  return () => requireAlarmLimits(metricAlarmDefinition('errors', { ...MINIMAL, ...watched, ...properties }));
}

function metrics(count: number, returned: number) {
  return Array.from({ length: count }, (_, i) => ({
    Id: `m${i}`,
    MetricStat: { Metric: { Namespace: 'Site', MetricName: 'Requests' }, Period: 60, Stat: 'Sum' },
    ReturnData: i < returned,
  }));
}

function expressions(count: number) {
  return Array.from({ length: count }, (_, i) => ({ Id: `e${i}`, Expression: 'm0', ReturnData: false }));
}

describe('requireAlarmLimits', () => {
  test.each([
    {},
    ...[10, 20, 30, 60, 86_400].map((Period) => ({ Period })),
    { Period: 60, EvaluationPeriods: 1_440 },
    { Period: 3_600, EvaluationPeriods: 168 },
    { Metrics: [{ Id: 'e', Expression: '1 + 1' }] },
    { AlarmActions: ['1', '2', '3', '4', '5'] },
    { Metrics: [...metrics(10, 1), ...expressions(10)] },
  ])('takes %j', (properties) => {
    expect(require(properties)).not.toThrow();
  });

  test.each<[object, string]>([
    [{ Period: 45 }, 'Period must be 10, 20, 30 or a multiple of 60 seconds, got 45'],
    [
      { Period: 60, EvaluationPeriods: 1_441 },
      'Period times EvaluationPeriods must be at most 86400 seconds, got 86460',
    ],
    [
      { Period: 3_600, EvaluationPeriods: 169 },
      'Period times EvaluationPeriods must be at most 604800 seconds, got 608400',
    ],
    [{ Threshold: undefined }, 'Threshold must be a number, got undefined'],
    [{ Threshold: 'many' }, 'Threshold must be a number, got "many"'],
    [{ OKActions: ['1', '2', '3', '4', '5', '6'] }, 'OKActions must be at most 5, got 6'],
    [{ AlarmActions: 'topic' }, 'AlarmActions must be a list, got "topic"'],
    [{ Dimensions: { Name: 'a' } }, 'Dimensions must be a list of objects, got {"Name":"a"}'],
    [{ Metrics: metrics(1, 1), ...SINGLE_METRIC }, 'MetricName and Metrics are both set, keep one'],
    [{ ExtendedStatistic: 'p99' }, 'Statistic and ExtendedStatistic are both set, keep one'],
    [{ Metrics: [{ Id: 'e' }] }, 'the query e must have either MetricStat or Expression'],
    [
      { Metrics: [{ Id: 'e', Expression: "SUM(SEARCH('{AWS/Lambda}', 'Sum'))" }] },
      'SEARCH is not supported in the expression of an alarm',
    ],
    [{ Metrics: [null] }, 'Metrics must be a list of objects, got [null]'],
    [{ Metrics: metrics(11, 1) }, 'Metrics must have at most 10 metrics, got 11'],
    [{ Metrics: [...metrics(1, 1), ...expressions(20)] }, 'Metrics must be at most 20, got 21'],
    [{ Metrics: metrics(2, 2) }, 'Metrics must have exactly one with ReturnData true, got 2'],
    [{ Metrics: [] }, 'Metrics must have exactly one with ReturnData true, got 0'],
  ])('refuses %j', (properties, message) => {
    expect(require(properties)).toThrow(message);
  });
});
