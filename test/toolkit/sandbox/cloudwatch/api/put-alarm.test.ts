import {
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  ALARM,
  client,
  METRIC,
  putAlarm,
  putErrors,
  START,
  sandbox,
  TOPIC,
  theAlarm,
  useSandbox,
} from './cloudwatch-client';

useSandbox();

describe('PutMetricAlarm', () => {
  test('makes an alarm that DescribeAlarms gives back whole', async () => {
    await putAlarm({ AlarmDescription: 'too many', AlarmActions: [TOPIC], TreatMissingData: 'notBreaching' });
    expect(await theAlarm()).toEqual({
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
    const described = await theAlarm();
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
    expect(await theAlarm()).toMatchObject({ Metrics, Threshold: 9 });
  });

  test('takes the window that alarms have anyway', async () => {
    await putAlarm({ EvaluationWindow: { SlidingWindow: {} } });
    expect(await theAlarm()).toBeDefined();
  });

  test('leaves an alarm as it is that it would not change', async () => {
    await putAlarm();
    await sandbox.clock.advance(30_000);
    await putAlarm();
    expect((await theAlarm())?.AlarmConfigurationUpdatedTimestamp).toEqual(START);
    await putAlarm({ Threshold: 6 });
    expect((await theAlarm())?.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(START.getTime() + 30_000));
  });

  test('keeps the state of an alarm it updates, until the next evaluation', async () => {
    await putAlarm();
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    expect((await theAlarm())?.StateValue).toBe('ALARM');
    await putAlarm({ Threshold: 10 });
    expect(await theAlarm()).toMatchObject({ StateValue: 'ALARM', Threshold: 10 });
    await sandbox.clock.advance(60_000);
    expect(await theAlarm()).toMatchObject({
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
