import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Duration } from 'aws-cdk-lib/core';
import { StreamGroupAlarms, type StreamGroupAlarmsProps } from '../../../lib/monitoring/stream-group-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { StreamGroup } from '../../../lib/stream/stream-group';
import type { StreamGroupProps } from '../../../lib/stream/stream-group-props';
import { alarmsOf, math, NOTIFY, term } from './alarms';

const HOUR_MS = 3_600_000;

function groupAlarms(
  group: Partial<StreamGroupProps> = {},
  props: Partial<StreamGroupAlarmsProps> = {},
  region = 'eu-central-1',
) {
  return alarmsOf(
    (stack) => {
      const streams = new StreamGroup(stack, 'Clicks', { streamCount: 2, ...group });
      return new StreamGroupAlarms(stack, 'Alarms', { group: streams, actions: [NOTIFY], ...props });
    },
    { env: { region } },
  );
}

/** Alarms on streams made elsewhere, which keep records for as many hours as given. */
function joinedAlarms(...hours: number[]) {
  return alarmsOf((stack) => {
    const streams = hours.map((retention, index) => {
      const existing = Stream.fromStreamArn(stack, `Existing${index}`, `arn:aws:kinesis:::stream/clicks-${index}`);
      return DataStream.fromStream(stack, `Stream${index}`, existing, { retentionPeriod: Duration.hours(retention) });
    });
    const group = StreamGroup.fromStreams(stack, 'Clicks', { cells: Object.fromEntries(Object.entries(streams)) });
    return new StreamGroupAlarms(stack, 'Alarms', { group, actions: [] });
  });
}

function expressionOf(alarm: Record<string, unknown> | undefined): string | undefined {
  return (alarm?.Metrics as { readonly Expression?: string }[] | undefined)?.[0]?.Expression;
}

const common = { AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'] };
const events = { ...common, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' };
const age = {
  ...common,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  TreatMissingData: 'ignore',
};
const STREAMS = ['ClicksStream1165F60BE', 'ClicksStream2EFDE9F81'];

const terms = (id: string, name: string, statistic: string, period: number) =>
  STREAMS.map((stream, i) =>
    term(`${id}_${i}`, ['AWS/Kinesis', name], { StreamName: { Ref: stream } }, [statistic, period]),
  );
const total = (id: string, metric: string) =>
  expect.objectContaining({ Id: id, Expression: `SUM([${metric}_0, ${metric}_1])`, ReturnData: false });

describe('StreamGroupAlarms', () => {
  test('watch the streams together: their slowest reader, load and throttling', () => {
    const ages = math('MAX([age_0, age_1])', ...terms('age', 'GetRecords.IteratorAgeMilliseconds', 'Maximum', 300));
    expect(groupAlarms()).toEqual({
      IteratorAgeQuarter1: {
        ...age,
        ...ages,
        Threshold: 42 * HOUR_MS,
        AlarmDescription:
          'Streams 1 to 2 of the group: the slowest reader is behind by a quarter of the retention period, after which records are lost',
      },
      IteratorAgeHalf1: {
        ...age,
        ...ages,
        Threshold: 84 * HOUR_MS,
        AlarmDescription:
          'Streams 1 to 2 of the group: the slowest reader is behind by half of the retention period, after which records are lost',
      },
      Utilization1: {
        ...events,
        EvaluationPeriods: 5,
        DatapointsToAlarm: 3,
        Threshold: 80,
        AlarmDescription:
          'Streams 1 to 2 of the group take more than 80 % of what they can: add another before they throttle',
        ...math(
          '100 * MAX([bytes / 24000000000, records / 24000000])',
          total('bytes', 'incomingBytes'),
          ...terms('incomingBytes', 'IncomingBytes', 'Sum', 60),
          total('records', 'incomingRecords'),
          ...terms('incomingRecords', 'IncomingRecords', 'Sum', 60),
        ),
      },
      ThrottledWrites1: {
        ...events,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 2,
        Threshold: 1,
        AlarmDescription:
          'Streams 1 to 2 of the group refuse more than 1 % of the records: producers retry, and what they give up on is lost',
        ...math(
          '100 * refused / SUM([refused, taken])',
          total('refused', 'writeProvisionedThroughputExceeded'),
          ...terms('writeProvisionedThroughputExceeded', 'WriteProvisionedThroughputExceeded', 'Sum', 300),
          total('taken', 'incomingRecords'),
          ...terms('incomingRecords', 'IncomingRecords', 'Sum', 300),
        ),
      },
    });
  });

  test.each([
    [5, 4],
    [6, 8],
    [11, 12],
  ])('of %d streams are %d, each of ten metrics at most', (streamCount, count) => {
    const alarms = Object.values(groupAlarms({ streamCount }));
    expect(alarms).toHaveLength(count);
    const metrics = alarms.map(({ Metrics }) => (Metrics as object[]).filter((query) => 'MetricStat' in query).length);
    expect(Math.max(...metrics)).toBeLessThanOrEqual(10);
  });

  test('leave out no stream, and name those they watch', () => {
    const { ThrottledWrites1, ThrottledWrites2 } = groupAlarms({ streamCount: 7 });
    expect(ThrottledWrites1?.AlarmDescription).toMatch(/^Streams 1 to 5 of the group/);
    expect(ThrottledWrites2?.AlarmDescription).toMatch(/^Streams 6 to 7 of the group/);
  });

  test.each([
    ['eu-west-1', StreamCapacity.onDemand(), '100 * MAX([bytes / 1200000000000, records / 1200000000])'],
    ['eu-west-1', StreamCapacity.provisioned(4), `100 * MAX([bytes / ${8 * 60 * 1_048_576}, records / 480000])`],
  ])('in %s count what %p takes', (region, capacity, expression) => {
    expect(expressionOf(groupAlarms({ capacity }, {}, region).Utilization1)).toBe(expression);
  });

  test('say nothing of the load where it is not known what streams take', () => {
    expect(Object.keys(joinedAlarms(24, 24))).toEqual(['IteratorAgeQuarter1', 'IteratorAgeHalf1', 'ThrottledWrites1']);
  });

  test('go by the shortest retention period', () => {
    expect(joinedAlarms(96, 48, 72)).toMatchObject({
      IteratorAgeQuarter1: { Threshold: 12 * HOUR_MS },
      IteratorAgeHalf1: { Threshold: 24 * HOUR_MS },
    });
  });

  test('take other thresholds', () => {
    expect(groupAlarms({}, { utilization: 60, throttledWriteRate: 5 })).toMatchObject({
      Utilization1: { Threshold: 60 },
      ThrottledWrites1: { Threshold: 5 },
    });
  });

  test.each(['utilization', 'throttledWriteRate'])('refuse a %s which is no percentage', (prop) => {
    expect(() => groupAlarms({}, { [prop]: 101 })).toThrow(
      new Error(`Stack/Alarms: ${prop} must be a whole number of percent from 1 to 100, got 101`),
    );
  });
});
