import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../../toolkit/sandbox/sandbox';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const START = new Date('2026-01-01T00:00:00Z');
const DIMENSIONS = [{ Name: 'Service', Value: 'shop' }];
const METRIC = { Namespace: 'App', MetricName: 'Errors', Dimensions: DIMENSIONS };

const ALARM: PutMetricAlarmCommandInput = {
  AlarmName: 'errors',
  ...METRIC,
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 2,
  DatapointsToAlarm: 1,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
};

let sandbox: Sandbox;
let client: CloudWatchClient;

beforeEach(async () => {
  const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } } } };
  sandbox = await Sandbox.start({ template, clock: new VirtualClock(START) });
  const { endpoint, region } = sandbox;
  client = new CloudWatchClient({ endpoint, region, credentials: sandbox.credentials() });
});

afterEach(() => sandbox.close());

const putAlarm = (input: Partial<PutMetricAlarmCommandInput> = {}) =>
  client.send(new PutMetricAlarmCommand({ ...ALARM, ...input }));

const putErrors = (...Values: number[]) =>
  client.send(
    new PutMetricDataCommand({
      Namespace: 'App',
      MetricData: [{ MetricName: 'Errors', Dimensions: DIMENSIONS, Values }],
    }),
  );

async function describe1(name = 'errors') {
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms[0];
}

describe('PutMetricAlarm', () => {
  test('makes an alarm that DescribeAlarms gives back whole', async () => {
    await putAlarm({ AlarmDescription: 'too many', AlarmActions: [TOPIC], TreatMissingData: 'notBreaching' });
    expect(await describe1()).toEqual({
      ...ALARM,
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors',
      AlarmDescription: 'too many',
      ActionsEnabled: true,
      AlarmActions: [TOPIC],
      OKActions: [],
      InsufficientDataActions: [],
      TreatMissingData: 'notBreaching',
      AlarmConfigurationUpdatedTimestamp: START,
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: START,
      StateTransitionedTimestamp: START,
    });
  });

  test('takes an expression over metrics, which can be put again as it is described', async () => {
    const { MetricName, Namespace, Dimensions, Statistic, Period, ...rest } = ALARM;
    const Metrics = [
      { Id: 'e', Expression: 'MAX([m, 0])', Label: 'worst', ReturnData: true },
      { Id: 'm', MetricStat: { Metric: METRIC, Period: 60, Stat: 'Sum' }, ReturnData: false },
    ];
    await client.send(new PutMetricAlarmCommand({ ...rest, Metrics }));
    const described = await describe1();
    expect(described).toMatchObject({ Metrics, Threshold: 5 });
    expect(described).not.toHaveProperty('MetricName');

    const { AlarmName, EvaluationPeriods, ComparisonOperator } = { ...described };
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName,
        EvaluationPeriods,
        ComparisonOperator,
        Metrics: described?.Metrics,
        Threshold: 9,
      }),
    );
    expect(await describe1()).toMatchObject({ Metrics, Threshold: 9 });
  });

  test('takes the window that alarms have anyway', async () => {
    await putAlarm({ EvaluationWindow: { SlidingWindow: {} } });
    expect(await describe1()).toBeDefined();
  });

  test('leaves an alarm as it is that it would not change', async () => {
    await putAlarm();
    await sandbox.clock.advance(30_000);
    await putAlarm();
    expect((await describe1())?.AlarmConfigurationUpdatedTimestamp).toEqual(START);
    await putAlarm({ Threshold: 6 });
    expect((await describe1())?.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(START.getTime() + 30_000));
  });

  test('keeps the state of an alarm it updates, until the next evaluation', async () => {
    await putAlarm();
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    expect((await describe1())?.StateValue).toBe('ALARM');
    await putAlarm({ Threshold: 10 });
    expect(await describe1()).toMatchObject({ StateValue: 'ALARM', Threshold: 10 });
    await sandbox.clock.advance(60_000);
    expect(await describe1()).toMatchObject({
      StateValue: 'OK',
      StateReason:
        'Threshold Crossed: 1 out of the last 2 datapoints [9.0 (01/01/26 00:00:00)] was not greater than the threshold (10.0) (minimum 2 datapoints for ALARM -> OK transition).',
    });
  });

  test.each<[Partial<PutMetricAlarmCommandInput>, string, string]>([
    [{ Period: 45 }, 'ValidationException', 'Period must be 10, 20, 30 or a multiple of 60 seconds, got 45'],
    [
      { Metrics: [{ Id: 'e', Expression: 'm' }] },
      'ValidationException',
      'MetricName and Metrics are both set, keep one',
    ],
    [
      { WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 5 } },
      'ValidationException',
      'the sandbox does not run alarms with WarmUpConfiguration',
    ],
    [
      { EvaluationWindow: { WallClockWindow: {} } },
      'ValidationException',
      'the sandbox does not run alarms with WallClockWindow',
    ],
    [
      { EvaluateLowSampleCountPercentile: 'ignore' },
      'ValidationException',
      'the sandbox does not run alarms with EvaluateLowSampleCountPercentile',
    ],
    [{ Threshold: undefined }, 'ValidationException', 'Threshold must be a number, got undefined'],
    [{ AlarmName: 'x'.repeat(256) }, 'ValidationException', 'AlarmName must have 1 to 255 characters, got 256'],
  ])('refuses %j', async (input, name, message) => {
    await expect(putAlarm(input)).rejects.toMatchObject({ name, message });
  });
});

describe('the state of an alarm', () => {
  test('comes with what it was decided by', async () => {
    await putAlarm();
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const alarm = await describe1();
    expect(alarm?.StateTransitionedTimestamp).toEqual(new Date('2026-01-01T00:01:00Z'));
    expect(JSON.parse(alarm?.StateReasonData ?? '')).toEqual({
      version: '1.0',
      queryDate: '2026-01-01T00:01:00.000+0000',
      startDate: '2026-01-01T00:00:00.000+0000',
      statistic: 'Sum',
      period: 60,
      recentDatapoints: [9],
      threshold: 5,
      evaluatedDatapoints: [{ timestamp: '2026-01-01T00:00:00.000+0000', value: 9 }],
    });
  });

  test('is set by hand until the next evaluation, and acts', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'drill' }));
    expect(await describe1()).toMatchObject({ StateValue: 'ALARM', StateReason: 'drill' });
    expect(sandbox.rooms.topics.messages(TOPIC)).toHaveLength(1);
    await sandbox.clock.advance(60_000);
    expect(await describe1()).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      StateReason: 'Insufficient Data: 2 datapoints were unknown.',
    });
  });

  test('acts again on a breach that goes on once it was set back', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const StateReason = 'threshold moved';
    await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'INSUFFICIENT_DATA', StateReason }));
    await sandbox.clock.advance(60_000);
    const subjects = sandbox.rooms.topics.messages(TOPIC).map(({ subject }) => subject);
    expect(subjects).toEqual(Array(2).fill('ALARM: "errors" in US East (N. Virginia)'));
  });

  test.each([
    ['nobody', 'ALARM', undefined, 'ResourceNotFound', 'there is no alarm nobody'],
    [
      'errors',
      'BROKEN',
      undefined,
      'ValidationException',
      'StateValue must be one of OK, ALARM, INSUFFICIENT_DATA, got "BROKEN"',
    ],
    ['errors', 'OK', '{', 'InvalidFormatFault', 'StateReasonData must be JSON, got {'],
  ])('cannot be set for %s to %s with %s', async (AlarmName, StateValue, StateReasonData, name, message) => {
    await putAlarm();
    const input = { AlarmName, StateValue: StateValue as 'OK', StateReason: 'drill', StateReasonData };
    await expect(client.send(new SetAlarmStateCommand(input))).rejects.toMatchObject({ name, message });
  });

  test('is told of in its history', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const history = async (input: object) =>
      (await client.send(new DescribeAlarmHistoryCommand({ AlarmName: 'errors', ...input }))).AlarmHistoryItems ?? [];
    expect((await history({ ScanBy: 'TimestampAscending' })).map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "errors" created',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      `Successfully executed action ${TOPIC}`,
    ]);
    const [update] = await history({ HistoryItemType: 'StateUpdate' });
    expect(update).toMatchObject({ AlarmType: 'MetricAlarm', Timestamp: new Date('2026-01-01T00:01:00Z') });
    expect(JSON.parse(update?.HistoryData ?? '')).toMatchObject({
      version: '1.0',
      oldState: { stateValue: 'INSUFFICIENT_DATA', stateReason: 'Unchecked: Initial alarm creation' },
      newState: { stateValue: 'ALARM', stateReasonData: { recentDatapoints: [9] } },
    });
    expect(await history({ EndDate: new Date('2026-01-01T00:00:30Z') })).toHaveLength(1);
  });
});

describe('DescribeAlarms', () => {
  beforeEach(async () => {
    for (const AlarmName of ['a-1', 'a-2', 'b-1'])
      await putAlarm({ AlarmName, AlarmActions: [`${TOPIC}-${AlarmName}`] });
    await client.send(new PutCompositeAlarmCommand({ AlarmName: 'a-all', AlarmRule: 'ALARM("a-1") OR ALARM(a-2)' }));
    await client.send(new SetAlarmStateCommand({ AlarmName: 'a-2', StateValue: 'ALARM', StateReason: 'drill' }));
  });

  test.each<[object, string[]]>([
    [{}, ['a-1', 'a-2', 'b-1']],
    [{ AlarmNames: ['b-1', 'a-1', 'none'] }, ['a-1', 'b-1']],
    [{ AlarmNamePrefix: 'a-' }, ['a-1', 'a-2']],
    [{ StateValue: 'ALARM' }, ['a-2']],
    [{ ActionPrefix: `${TOPIC}-b` }, ['b-1']],
    [{ AlarmTypes: ['CompositeAlarm'] }, ['a-all']],
    [{ AlarmTypes: ['CompositeAlarm', 'MetricAlarm'], AlarmNamePrefix: 'a-' }, ['a-1', 'a-2', 'a-all']],
    [{ ChildrenOfAlarmName: 'a-all' }, ['a-1', 'a-2']],
    [{ ParentsOfAlarmName: 'a-1' }, ['a-all']],
  ])('finds alarms by %j', async (input, names) => {
    const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(new DescribeAlarmsCommand(input));
    expect([...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName)).toEqual(names);
  });

  test('gives alarms page by page', async () => {
    const first = await client.send(new DescribeAlarmsCommand({ MaxRecords: 2 }));
    const second = await client.send(new DescribeAlarmsCommand({ MaxRecords: 2, NextToken: first.NextToken }));
    expect([first, second].map(({ MetricAlarms = [] }) => MetricAlarms.length)).toEqual([2, 1]);
    expect(second.NextToken).toBeUndefined();
  });

  test.each<[object, string, string]>([
    [
      { AlarmNames: ['a-1'], AlarmNamePrefix: 'a' },
      'ValidationException',
      'AlarmNames and AlarmNamePrefix are both set, keep one',
    ],
    [{ NextToken: 'made up' }, 'InvalidNextToken', 'NextToken must be one that was returned, got made up'],
    [{ MaxRecords: 101 }, 'ValidationException', 'MaxRecords must be an integer from 1 to 100, got 101'],
    [{ ChildrenOfAlarmName: 'none' }, 'ResourceNotFound', 'there is no alarm none'],
  ])('refuses %j', async (input, name, message) => {
    await expect(client.send(new DescribeAlarmsCommand(input))).rejects.toMatchObject({ name, message });
  });
});

describe('PutCompositeAlarm', () => {
  const put = (input: object = {}) =>
    client.send(new PutCompositeAlarmCommand({ AlarmName: 'any', AlarmRule: 'ALARM(errors)', ...input }));

  test('makes an alarm that DescribeAlarms gives back whole', async () => {
    await putAlarm();
    await putAlarm({ AlarmName: 'deploying' });
    await put({
      AlarmDescription: 'anything',
      AlarmActions: [TOPIC],
      ActionsSuppressor: 'deploying',
      ActionsSuppressorWaitPeriod: 60,
      ActionsSuppressorExtensionPeriod: 120,
    });
    await sandbox.clock.advance(0);
    const { CompositeAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }));
    expect(CompositeAlarms).toEqual([
      {
        AlarmName: 'any',
        AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:any',
        AlarmDescription: 'anything',
        AlarmRule: 'ALARM(errors)',
        ActionsEnabled: true,
        AlarmActions: [TOPIC],
        OKActions: [],
        InsufficientDataActions: [],
        ActionsSuppressor: 'deploying',
        ActionsSuppressorWaitPeriod: 60,
        ActionsSuppressorExtensionPeriod: 120,
        ActionsSuppressedBy: 'WaitPeriod',
        ActionsSuppressedReason: 'Actions suppressed by WaitPeriod',
        AlarmConfigurationUpdatedTimestamp: START,
        StateValue: 'OK',
        StateReason:
          'arn:aws:cloudwatch:us-east-1:123456789012:alarm:any was created and its alarm rule evaluates to OK',
        StateReasonData: '{"triggeringAlarms":[]}',
        StateUpdatedTimestamp: START,
        StateTransitionedTimestamp: START,
      },
    ]);
  });

  test.each([
    [{ AlarmRule: 'ALARM(none)' }, 'AlarmRule must name alarms that exist, got none'],
    [{ AlarmRule: 'MAYBE' }, 'AlarmRule must be a rule expression, got MAYBE, which is not understood at "MAYBE"'],
  ])('refuses %j', async (input, message) => {
    await expect(put(input)).rejects.toMatchObject({ name: 'ValidationException', message });
  });
});

describe('the members of a call', () => {
  test.each<[string, object, string, string]>([
    ['a name', { AlarmName: undefined }, 'MissingRequiredParameterException', 'The parameter AlarmName is required.'],
    [
      'a state',
      { StateValue: undefined },
      'MissingRequiredParameterException',
      'The parameter StateValue is required.',
    ],
    ['a text', { StateReason: 5 }, 'ValidationException', 'StateReason must be a string, got 5'],
  ])('need %s', async (_, input, name, message) => {
    const whole = { AlarmName: 'errors', StateValue: 'OK', StateReason: 'drill', ...input };
    await expect(client.send(new SetAlarmStateCommand(whole as never))).rejects.toMatchObject({ name, message });
  });

  test('have at most so many entries', async () => {
    const AlarmNames = Array.from({ length: 101 }, (_, i) => `a${i}`);
    await expect(client.send(new DescribeAlarmsCommand({ AlarmNames }))).rejects.toMatchObject({
      message: 'AlarmNames must be at most 100, got 101',
    });
    const Dimensions = Array.from({ length: 31 }, (_, i) => ({ Name: `n${i}`, Value: 'v' }));
    await expect(putAlarm({ Dimensions })).rejects.toMatchObject({ message: 'Dimensions must be at most 30, got 31' });
  });
});

describe('DeleteAlarms', () => {
  test('deletes all alarms or none', async () => {
    await putAlarm();
    const both = new DeleteAlarmsCommand({ AlarmNames: ['errors', 'none'] });
    await expect(client.send(both)).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'there is no alarm none',
    });
    expect(await describe1()).toBeDefined();
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors'] }));
    expect(await describe1()).toBeUndefined();
    await sandbox.clock.advance(120_000);
  });

  test('keeps an alarm that a composite alarm depends on, unless both go', async () => {
    await putAlarm();
    await client.send(new PutCompositeAlarmCommand({ AlarmName: 'all', AlarmRule: 'ALARM(errors)' }));
    await expect(client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors'] }))).rejects.toMatchObject({
      message: 'the alarm errors must not be deleted: all depends on it',
    });
    await client.send(new DeleteAlarmsCommand({ AlarmNames: ['errors', 'all'] }));
    await sandbox.clock.advance(0);
    expect(sandbox.alarms()).toEqual([]);
  });

  test('deletes one composite alarm at a time', async () => {
    for (const AlarmName of ['x', 'y']) {
      await client.send(new PutCompositeAlarmCommand({ AlarmName, AlarmRule: 'FALSE' }));
    }
    await expect(client.send(new DeleteAlarmsCommand({ AlarmNames: ['x', 'y'] }))).rejects.toMatchObject({
      message: 'AlarmNames must have at most 1 composite alarm, got 2',
    });
  });
});

test('DisableAlarmActions and EnableAlarmActions turn actions off and on', async () => {
  await putAlarm({ AlarmActions: [TOPIC] });
  const setState = (StateValue: 'ALARM' | 'OK') =>
    client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue, StateReason: 'drill' }));
  await client.send(new DisableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  expect((await describe1())?.ActionsEnabled).toBe(false);
  await setState('ALARM');
  expect(sandbox.rooms.topics.messages(TOPIC)).toEqual([]);
  await setState('OK');
  await client.send(new EnableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  await setState('ALARM');
  expect(sandbox.rooms.topics.messages(TOPIC)).toHaveLength(1);
});

describe('metrics', () => {
  const range = { StartTime: START, EndTime: new Date(START.getTime() + 5 * 60_000) };
  const sum = { Id: 'sum', MetricStat: { Metric: METRIC, Period: 60, Stat: 'Sum' } };

  async function putMinutes(...perMinute: number[]) {
    for (const value of perMinute) {
      await putErrors(value);
      await sandbox.clock.advance(60_000);
    }
  }

  test('come back as data, the latest first, with labels', async () => {
    await putMinutes(1, 2, 3);
    const MetricDataQueries = [
      sum,
      { Id: 'double', Expression: '2 * sum', Label: 'twice' },
      { Id: 'hidden', Expression: '3 * sum', ReturnData: false },
    ];
    const { MetricDataResults } = await client.send(new GetMetricDataCommand({ ...range, MetricDataQueries }));
    expect(MetricDataResults).toMatchObject([
      { Id: 'sum', Label: 'Errors', Values: [3, 2, 1], StatusCode: 'Complete' },
      { Id: 'double', Label: 'twice', Values: [6, 4, 2], StatusCode: 'Complete' },
    ]);
    expect(MetricDataResults?.[0]?.Timestamps?.at(-1)).toEqual(START);
  });

  test('come page by page, over all queries together', async () => {
    await putMinutes(1, 2, 3);
    const MetricDataQueries = [sum, { Id: 'double', Expression: '2 * sum' }];
    const page = (NextToken?: string) =>
      client.send(
        new GetMetricDataCommand({
          ...range,
          MetricDataQueries,
          MaxDatapoints: 4,
          ScanBy: 'TimestampAscending',
          NextToken,
        }),
      );
    const first = await page();
    expect(first.MetricDataResults).toMatchObject([
      { Id: 'sum', Values: [1, 2, 3], StatusCode: 'Complete' },
      { Id: 'double', Values: [2], StatusCode: 'PartialData' },
    ]);
    const second = await page(first.NextToken);
    expect(second.MetricDataResults).toMatchObject([{ Id: 'double', Values: [4, 6], StatusCode: 'Complete' }]);
    expect(second.NextToken).toBeUndefined();
  });

  test.each<[object, string]>([
    [{ MetricDataQueries: [] }, 'MetricDataQueries must be 1 to 500, got 0'],
    [
      { MetricDataQueries: Array.from({ length: 501 }, (_, i) => ({ ...sum, Id: `m${i}` })) },
      'MetricDataQueries must be 1 to 500, got 501',
    ],
    [{ MetricDataQueries: [sum, sum] }, 'Id must be used once, got sum again'],
    [{ MetricDataQueries: [{ ...sum, Id: 'Sum' }] }, 'Id must match ^[a-z]\\w{0,254}$, got Sum'],
    [{ EndTime: START }, 'The parameter StartTime must be less than the parameter EndTime.'],
    [{ MaxDatapoints: 100_801 }, 'MaxDatapoints must be an integer from 1 to 100800, got 100801'],
    [
      { MetricDataQueries: [{ Id: 'e', Expression: '1 + 1' }] },
      'an expression must give a time series, got the number 2',
    ],
    [{ MetricDataQueries: [{ Id: 'e', Expression: 'other' }] }, 'there is no other query with the id other'],
  ])('are refused for %j', async (input, message) => {
    const command = new GetMetricDataCommand({ ...range, MetricDataQueries: [sum], ...input });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  test('have statistics', async () => {
    await putErrors(1, 2, 6);
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        ...METRIC,
        ...range,
        Period: 60,
        Statistics: ['Sum', 'Maximum'],
        ExtendedStatistics: ['p50'],
      }),
    );
    expect(Datapoints).toEqual([
      { Timestamp: START, Sum: 9, Maximum: 6, ExtendedStatistics: { p50: 2 }, Unit: 'None' },
    ]);
    await expect(
      client.send(new GetMetricStatisticsCommand({ ...METRIC, ...range, Period: 60 })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      message: 'Statistics must be set, or ExtendedStatistics',
    });
  });

  test('may be put as statistics of many values', async () => {
    const StatisticValues = { SampleCount: 4, Sum: 10, Minimum: 1, Maximum: 4 };
    await client.send(
      new PutMetricDataCommand({
        Namespace: 'App',
        MetricData: [{ MetricName: 'Size', Unit: 'Bytes', StatisticValues }],
      }),
    );
    const { Datapoints } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: 'App',
        MetricName: 'Size',
        ...range,
        Period: 60,
        Statistics: ['SampleCount', 'Average', 'Minimum', 'Maximum'],
      }),
    );
    expect(Datapoints).toEqual([
      { Timestamp: START, SampleCount: 4, Average: 2.5, Minimum: 1, Maximum: 4, Unit: 'Bytes' },
    ]);
  });

  test.each<[object[], string]>([
    [[{ MetricName: 'Errors' }], 'Values must be 1 to 150, got 0'],
    [[{ MetricName: 'Errors', Values: Array(151).fill(1) }], 'Values must be 1 to 150, got 151'],
    [Array(1_001).fill({ MetricName: 'Errors', Value: 1 }), 'MetricData must be at most 1000, got 1001'],
  ])('are refused past the limits', async (MetricData, message) => {
    const command = new PutMetricDataCommand({ Namespace: 'App', MetricData: MetricData as [] });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidParameterValueException', message });
  });

  test('are listed by name and dimension', async () => {
    await putErrors(1);
    await client.send(new PutMetricDataCommand({ Namespace: 'App', MetricData: [{ MetricName: 'Visits', Value: 1 }] }));
    const list = async (input: object) => (await client.send(new ListMetricsCommand(input))).Metrics;
    expect(await list({ Namespace: 'App' })).toHaveLength(2);
    expect(await list({ Dimensions: [{ Name: 'Service' }] })).toEqual([METRIC]);
    expect(await list({ Dimensions: [{ Name: 'Service', Value: 'other' }] })).toEqual([]);
    expect(await list({ MetricName: 'Visits' })).toEqual([{ Namespace: 'App', MetricName: 'Visits', Dimensions: [] }]);
  });
});
