import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchRoom } from '../../../../toolkit/sandbox/cloudwatch/cloudwatch-room';
import { Telemetry } from '../../../../toolkit/sandbox/cloudwatch/telemetry';
import type { CreatedResource } from '../../../../toolkit/sandbox/kernel/room';
import type { AsynchronousInvocation } from '../../../../toolkit/sandbox/kernel/services';
import { TopicsRoom } from '../../../../toolkit/sandbox/sns/topics-room';
import { actingFor, NO_FUNCTIONS } from '../acting';
import { testContext } from '../context';

const METRIC = { Namespace: 'App', MetricName: 'Errors', Dimensions: [{ Name: 'Service', Value: 'shop' }] };
const WITHOUT_METRIC = {
  Namespace: undefined,
  MetricName: undefined,
  Dimensions: undefined,
  Statistic: undefined,
  Period: undefined,
};
const SET = { count: 2, sum: 10, min: 4, max: 6 };
const CALLER = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'A' };

function setUp() {
  const context = testContext();
  const telemetry = new Telemetry(context);
  const invocations: AsynchronousInvocation[] = [];
  const functions = {
    ...NO_FUNCTIONS,
    invokeAsynchronously: (invocation: AsynchronousInvocation) => `request-${invocations.push(invocation)}`,
  };
  const as = actingFor(() => ({ functions, topics, queues: { send: () => undefined } }));
  const topics = new TopicsRoom(context, { as });
  const room = new CloudWatchRoom(context, { telemetry, as });
  const types = [...room.resourceTypes, ...topics.resourceTypes];
  const create = (type: string, properties: Record<string, unknown>): CreatedResource =>
    types
      .find((candidate) => candidate.type === type)
      ?.create({ stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' }) as CreatedResource;
  const topicArn = create('AWS::SNS::Topic', {}).ref;
  const alarm = (properties: Record<string, unknown> = {}) =>
    create('AWS::CloudWatch::Alarm', {
      ...METRIC,
      AlarmName: 'errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
      ...properties,
    });
  const put = (value: number) =>
    telemetry.put({ namespace: 'App', name: 'Errors', dimensions: { Service: 'shop' }, value });
  const call = (operation: string, input: Record<string, unknown>) =>
    room.jsonApis[0]?.call(operation, input, CALLER) as Record<string, never>;
  return { context, telemetry, topics, room, create, alarm, put, call, topicArn, invocations };
}

describe('CloudWatchRoom', () => {
  test('gives an alarm its state every minute, and its reason in the words of CloudWatch', async () => {
    const { context, room, alarm, put } = setUp();
    alarm();
    expect(room.alarms()[0]).toMatchObject({ state: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation' });

    put(21.5);
    await context.clock.advance(59_999);
    expect(room.alarms()[0]?.state).toBe('INSUFFICIENT_DATA');
    await context.clock.advance(1);

    expect(room.alarms()[0]).toMatchObject({
      name: 'errors',
      state: 'ALARM',
      reason: 'Threshold Crossed: 1 datapoint [21.5 (01/01/26 00:00:00)] was greater than the threshold (5.0).',
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a statistic',
      { Statistic: undefined, ExtendedStatistic: 'tm90' },
      'the statistic must be one of Average, Sum, Minimum, Maximum, SampleCount, p0 to p100, got tm90',
    ],
    [
      'a function',
      { ...WITHOUT_METRIC, Metrics: [{ Id: 'e', Expression: 'ANOMALY(1)', Period: 60 }] },
      'the sandbox does not know the metric math function ANOMALY',
    ],
    [
      'an expression',
      { ...WITHOUT_METRIC, Metrics: [{ Id: 'e', Expression: '(((', Period: 60 }] },
      'the metric math expression ((( is not understood after "((("',
    ],
  ])('evaluates the other alarms, and says so, when it does not know %s', async (_, properties, reason) => {
    const { context, room, alarm, put } = setUp();
    const warnings: string[] = [];
    context.events.listen((event) => {
      if (event.type === 'warning') warnings.push(event.message);
    });
    alarm({ ...properties, AlarmName: 'strange' });
    alarm();
    put(9);
    await context.clock.advance(60_000);
    expect(warnings).toEqual([`the alarm strange is not evaluated: ${reason}`]);
    expect(room.alarms().map(({ name, state }) => [name, state])).toEqual([
      ['strange', 'INSUFFICIENT_DATA'],
      ['errors', 'ALARM'],
    ]);
  });

  test('tells of the datapoints to alarm when they are fewer than the periods', async () => {
    const { context, topics, alarm, put, topicArn } = setUp();
    alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 1 });
    put(9);
    await context.clock.advance(60_000);
    expect(JSON.parse(topics.messages(topicArn)[0]?.message ?? '').Trigger).toMatchObject({
      EvaluationPeriods: 3,
      DatapointsToAlarm: 1,
    });
  });

  test('has composite alarms go by alarms that change at the same moment all together', async () => {
    const { context, room, alarm, create, put } = setUp();
    for (const AlarmName of ['a', 'b']) alarm({ AlarmName });
    const composite = (AlarmName: string, AlarmRule: string) =>
      create('AWS::CloudWatch::CompositeAlarm', { AlarmName, AlarmRule });
    composite('one', 'ALARM(a) AND NOT ALARM(b)');
    composite('other', 'ALARM(b) AND NOT ALARM(a)');
    composite('both', 'ALARM(a) AND ALARM(b)');
    await context.clock.advance(60_000);
    put(9);
    await context.clock.advance(60_000);
    const history = room.alarms().map(({ name, history }) => [name, history.map(({ to }) => to)]);
    expect(Object.fromEntries(history)).toEqual({
      a: ['OK', 'ALARM'],
      b: ['OK', 'ALARM'],
      one: ['OK'],
      other: ['OK'],
      both: ['OK', 'ALARM'],
    });
  });

  test('acts on a change of state only', async () => {
    const { context, topics, alarm, put, topicArn } = setUp();
    alarm();
    for (let minute = 0; minute < 3; minute++) {
      put(9);
      await context.clock.advance(60_000);
    }

    expect(topics.messages(topicArn).map(({ subject }) => subject)).toEqual([
      'ALARM: "errors" in US East (N. Virginia)',
    ]);
    expect(JSON.parse(topics.messages(topicArn)[0]?.message ?? '').Trigger).not.toHaveProperty('DatapointsToAlarm');
    expect(JSON.parse(topics.messages(topicArn)[0]?.message ?? '')).toMatchObject({
      AlarmName: 'errors',
      AWSAccountId: '123456789012',
      AlarmConfigurationUpdatedTimestamp: '2026-01-01T00:00:00.000+0000',
      Region: 'US East (N. Virginia)',
      NewStateValue: 'ALARM',
      OldStateValue: 'INSUFFICIENT_DATA',
      StateChangeTime: '2026-01-01T00:01:00.000+0000',
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors',
      Trigger: {
        MetricName: 'Errors',
        Namespace: 'App',
        Statistic: 'SUM',
        Dimensions: [{ name: 'Service', value: 'shop' }],
        Period: 60,
        Threshold: 5,
      },
    });
    expect(context.seen.filter(({ type }) => type === 'alarm')).toHaveLength(1);
  });

  test('recovers, and remembers each change', async () => {
    const { context, room, alarm, put } = setUp();
    alarm();
    put(9);
    await context.clock.advance(60_000);
    await context.clock.advance(5 * 60_000);

    expect(room.alarms()[0]).toMatchObject({
      state: 'OK',
      reason:
        'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    });
    expect(room.alarms()[0]?.history.map(({ to }) => to)).toEqual(['ALARM', 'OK']);
  });

  test('does not act when actions are off', async () => {
    const { context, topics, alarm, put, topicArn } = setUp();
    alarm({ ActionsEnabled: false });
    put(9);
    await context.clock.advance(60_000);
    expect(topics.messages(topicArn)).toEqual([]);
  });

  test('says when an action cannot be taken', async () => {
    const { context, alarm, put } = setUp();
    alarm({ AlarmActions: ['arn:aws:sns:us-east-1:123456789012:page'] });
    put(9);
    await context.clock.advance(60_000);
    expect(context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message:
          'the alarm errors could not act on arn:aws:sns:us-east-1:123456789012:page: Topic does not exist: arn:aws:sns:us-east-1:123456789012:page',
      }),
    );
  });

  test('evaluates an expression over metrics', async () => {
    const { context, telemetry, room, alarm, put } = setUp();
    alarm({
      ...WITHOUT_METRIC,
      Metrics: [
        { Id: 'share', Expression: '100 * errors / requests', Label: 'share' },
        { Id: 'errors', ReturnData: false, MetricStat: { Metric: METRIC, Period: 60, Stat: 'Sum' } },
        {
          Id: 'requests',
          ReturnData: false,
          MetricStat: { Metric: { ...METRIC, MetricName: 'Requests' }, Period: 60, Stat: 'Sum' },
        },
      ],
    });
    put(3);
    telemetry.put({ namespace: 'App', name: 'Requests', dimensions: { Service: 'shop' }, value: 20 });
    await context.clock.advance(60_000);
    expect(room.alarms()[0]?.reason).toBe(
      'Threshold Crossed: 1 datapoint [15.0 (01/01/26 00:00:00)] was greater than the threshold (5.0).',
    );
  });

  test('goes by the worst group of a query', async () => {
    const { context, telemetry, room, alarm } = setUp();
    alarm({
      ...WITHOUT_METRIC,
      Metrics: [
        {
          Id: 'hottest',
          Expression: 'SELECT SUM(IncomingBytes) FROM SCHEMA("AWS/Kinesis", ShardId, StreamName) GROUP BY ShardId',
          Period: 60,
        },
      ],
    });
    for (const [ShardId, value] of [
      ['s-0', 1],
      ['s-1', 9],
    ] as const) {
      telemetry.put({
        namespace: 'AWS/Kinesis',
        name: 'IncomingBytes',
        dimensions: { StreamName: 'logs', ShardId },
        value,
      });
    }
    await context.clock.advance(60_000);
    expect(room.alarms()[0]?.state).toBe('ALARM');
  });

  test('keeps metrics apart by their dimensions', () => {
    const { room, telemetry, put } = setUp();
    put(3);
    put(4);
    telemetry.put({ namespace: 'App', name: 'Errors', dimensions: {}, value: 100 });
    const request = { namespace: 'App', metricName: 'Errors', dimensions: { Service: 'shop' } };
    expect(room.statistics(request)).toEqual([{ timestamp: Date.UTC(2026, 0, 1), value: 7 }]);
  });

  test.each([
    ['Sum', 5_050],
    ['Average', 50.5],
    ['Minimum', 1],
    ['Maximum', 100],
    ['SampleCount', 100],
    ['p50', 50],
    ['p99', 99],
    ['p100', 100],
  ])('knows the %s of a period', (statistic, expected) => {
    const { room, put } = setUp();
    for (let value = 1; value <= 100; value++) put(value);
    const request = { namespace: 'App', metricName: 'Errors', dimensions: { Service: 'shop' }, statistic };
    expect(room.statistics(request).map(({ value }) => value)).toEqual([expected]);
  });

  test('refuses a statistic that does not exist', () => {
    const { room, put } = setUp();
    put(1);
    const request = { namespace: 'App', metricName: 'Errors', dimensions: { Service: 'shop' }, statistic: 'Median' };
    expect(() => room.statistics(request)).toThrow(
      'the statistic must be one of Average, Sum, Minimum, Maximum, SampleCount, p0 to p100, got Median',
    );
  });

  test('keeps log lines as files, and takes the metrics in them', () => {
    const { context, telemetry, room } = setUp();
    const line = JSON.stringify({
      _aws: {
        Timestamp: context.clock.now(),
        CloudWatchMetrics: [{ Namespace: 'N', Dimensions: [[]], Metrics: [{ Name: 'M' }] }],
      },
      M: 2,
    });
    telemetry.write('/aws/lambda/f', '../../outside', line);
    expect(readFileSync(join(context.dataDir, 'logs/aws/lambda/f/%2E%2E/%2E%2E/outside.log'), 'utf8')).toBe(
      `2026-01-01T00:00:00.000Z ${line}\n`,
    );
    expect(room.statistics({ namespace: 'N', metricName: 'M' }).map(({ value }) => value)).toEqual([2]);
  });

  test.each([
    ['as of then within two weeks', -14 * 24 * 3_600_000, -14 * 24 * 3_600_000],
    ['as of now before that', -14 * 24 * 3_600_000 - 1, 0],
    ['as of then within two hours to come', 2 * 3_600_000, 2 * 3_600_000],
    ['as of now after that', 2 * 3_600_000 + 1, 0],
  ])('takes the values of a log line %s', async (_, offset, taken) => {
    const { context, telemetry, room } = setUp();
    const CloudWatchMetrics = [{ Namespace: 'N', Dimensions: [[]], Metrics: [{ Name: 'M' }] }];
    const now = context.clock.now();
    telemetry.write('g', 's', JSON.stringify({ _aws: { Timestamp: now + offset, CloudWatchMetrics }, M: 2 }));
    telemetry.putSet({ namespace: 'N', name: 'M', dimensions: {}, timestamp: now + offset }, SET);
    const end = now + 3 * 3_600_000;
    const datapoints = room.statistics({ namespace: 'N', metricName: 'M', end, period: 60 });
    expect(datapoints).toEqual([{ timestamp: now + taken - ((now + taken) % 60_000), value: 12 }]);
  });

  test.each<[Record<string, unknown>, string]>([
    [
      { ComparisonOperator: 'Above' },
      'ComparisonOperator must be one of GreaterThanThreshold, GreaterThanOrEqualToThreshold, LessThanThreshold, LessThanOrEqualToThreshold, got Above',
    ],
    [
      { TreatMissingData: 'maybe' },
      'TreatMissingData must be one of missing, ignore, breaching, notBreaching, got maybe',
    ],
    [{ EvaluationPeriods: 2, DatapointsToAlarm: 3 }, 'DatapointsToAlarm must be an integer from 1 to 2, got 3'],
    [{ Statistic: undefined }, 'Statistic must be set, or ExtendedStatistic, or Metrics'],
  ])('refuses an alarm with %j', (properties, message) => {
    expect(() => setUp().alarm(properties)).toThrow(new Error(message));
  });

  test('answers CloudWatch calls', async () => {
    const { context, call, alarm } = setUp();
    alarm();
    call('PutMetricData', {
      Namespace: 'App',
      MetricData: [{ MetricName: 'Errors', Dimensions: METRIC.Dimensions, Values: [2, 3], Counts: [1, 2] }],
    });
    const range = { StartTime: context.clock.now() / 1_000, EndTime: context.clock.now() / 1_000 + 60 };
    const stat = { Id: 'e', MetricStat: { Metric: METRIC, Period: 60, Stat: 'Sum' } };
    expect(call('GetMetricData', { ...range, MetricDataQueries: [stat] })).toMatchObject({
      MetricDataResults: [{ Id: 'e', Values: [8], Timestamps: [context.clock.now() / 1_000] }],
    });
    expect(
      call('GetMetricStatistics', { ...METRIC, ...range, Period: 60, Statistics: ['Sum', 'Maximum'] }),
    ).toMatchObject({
      Datapoints: [{ Sum: 8, Maximum: 3 }],
    });
    expect(call('ListMetrics', { Namespace: 'App' })).toEqual({ Metrics: [METRIC] });

    call('SetAlarmState', { AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'drill' });
    expect(call('DescribeAlarms', {})).toMatchObject({
      MetricAlarms: [{ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'drill' }],
    });
    expect(() => call('PutDashboard', {})).toThrow('the sandbox does not run PutDashboard of CloudWatch');
  });
});
