import { AlarmActions } from '../../../../../toolkit/sandbox/cloudwatch/actions/alarm-actions';
import type { Alarm } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm';
import type { AlarmState } from '../../../../../toolkit/sandbox/cloudwatch/alarm/alarm-state';
import { MetricEvaluator } from '../../../../../toolkit/sandbox/cloudwatch/alarm/metric-evaluator';
import { AlarmBoard } from '../../../../../toolkit/sandbox/cloudwatch/alarm-board';
import { MetricReader } from '../../../../../toolkit/sandbox/cloudwatch/metric-reader';
import { MetricStore } from '../../../../../toolkit/sandbox/cloudwatch/metric-store';
import type { AsynchronousInvocation } from '../../../../../toolkit/sandbox/kernel/services';
import { actingFor, NO_FUNCTIONS } from '../../acting';
import { testContext } from '../../context';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:page';
const ARN = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm';
const ACTIONS = { AlarmActions: [TOPIC], OKActions: [TOPIC] };

/** Three alarms on metrics that never come, and a composite alarm over them. */
async function setUp(properties: Record<string, unknown> = {}) {
  const context = testContext();
  const messages: Record<string, unknown>[] = [];
  const invocations: AsynchronousInvocation[] = [];
  const as = actingFor({
    topics: { publish: (_, message) => messages.push(JSON.parse(message)) },
    functions: {
      ...NO_FUNCTIONS,
      invokeAsynchronously: (invocation) => `request-${invocations.push(invocation)}`,
    },
  });
  const actions = new AlarmActions(context, { as });
  const board = new AlarmBoard(context, new MetricEvaluator(new MetricReader(new MetricStore())), actions);
  for (const name of ['first', 'second', 'suppressor']) {
    board.putMetricAlarm(name, {
      Namespace: 'App',
      MetricName: name,
      Statistic: 'Sum',
      Period: 3_600,
      EvaluationPeriods: 25,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  }
  const put = (name: string, more: Record<string, unknown> = {}) =>
    board.putCompositeAlarm(name, { AlarmRule: 'ALARM(first) OR ALARM("second")', ...more });
  const main = put('main', { ...ACTIONS, ...properties });
  await context.clock.advance(0);
  messages.length = 0;
  const set = (name: string, state: AlarmState) => board.setState(board.require(name), state, 'by hand');
  const setAfter = async (seconds: number, name: string, state: AlarmState) => {
    await context.clock.advance(seconds * 1_000);
    set(name, state);
  };
  const sent = () => messages.map(({ NewStateValue }) => NewStateValue);
  const wait = (seconds: number) => context.clock.advance(seconds * 1_000);
  return { context, board, main, put, set, setAfter, wait, messages, sent, invocations };
}

describe('a composite alarm', () => {
  test('is evaluated at once, then whenever one of its alarms changes', async () => {
    const { board, main, set, context } = await setUp();
    expect(main.state).toMatchObject({
      value: 'OK',
      reason: `${ARN}:main was created and its alarm rule evaluates to OK`,
    });
    await context.clock.advance(1_000);
    set('second', 'ALARM');
    expect(main.state).toMatchObject({
      value: 'ALARM',
      reason: `${ARN}:second transitioned to ALARM at Thursday 01 January, 2026 00:00:01 UTC`,
    });
    set('first', 'ALARM');
    set('second', 'OK');
    expect(main.state.value).toBe('ALARM');
    set('first', 'OK');
    expect(main.state.value).toBe('OK');
    expect(board.require('main').history.changes).toHaveLength(3);
  });

  test('takes a state from composite alarms below it', async () => {
    const { put, set, context } = await setUp();
    const top = put('top', { AlarmRule: 'NOT OK(main)' });
    await context.clock.advance(0);
    set('first', 'ALARM');
    expect(top.state).toMatchObject({ value: 'ALARM', reason: expect.stringContaining(`${ARN}:main transitioned`) });
  });

  test('is evaluated after all that it stands upon', async () => {
    const { put, set, context } = await setUp();
    const top = put('top', { AlarmRule: 'ALARM(first)' });
    put('upper', { AlarmRule: 'ALARM(main)' });
    put('top', { AlarmRule: 'ALARM(first) AND OK(upper)' });
    await context.clock.advance(0);
    set('first', 'ALARM');
    expect(top.history.changes.map(({ current }) => current.value)).toEqual(['OK']);
  });

  test('may name its alarms by their ARNs', async () => {
    const { put, set, context } = await setUp();
    const byArn = put('by-arn', { AlarmRule: `ALARM("${ARN}:first") AND NOT OK(${ARN}:second)` });
    await context.clock.advance(0);
    set('first', 'ALARM');
    expect(byArn.state.value).toBe('ALARM');
    set('second', 'OK');
    expect(byArn.state.value).toBe('OK');
  });

  test('tells its topic which alarm set it off', async () => {
    const { set, messages } = await setUp({ AlarmDescription: 'anything' });
    set('first', 'ALARM');
    expect(messages).toEqual([
      {
        AlarmName: 'main',
        AlarmDescription: 'anything',
        AWSAccountId: '123456789012',
        AlarmConfigurationUpdatedTimestamp: '2026-01-01T00:00:00.000+0000',
        NewStateValue: 'ALARM',
        NewStateReason: `${ARN}:first transitioned to ALARM at Thursday 01 January, 2026 00:00:00 UTC`,
        StateChangeTime: '2026-01-01T00:00:00.000+0000',
        Region: 'US East (N. Virginia)',
        AlarmArn: `${ARN}:main`,
        OldStateValue: 'OK',
        OKActions: [TOPIC],
        AlarmActions: [TOPIC],
        InsufficientDataActions: [],
        ActionExecutedAfterMuteWindow: false,
        AlarmRule: 'ALARM(first) OR ALARM("second")',
        TriggeringChildren: [
          { Arn: `${ARN}:first`, State: { Value: 'ALARM', Timestamp: '2026-01-01T00:00:00.000+0000' } },
        ],
      },
    ]);
  });

  test('tells its function its rule and its suppressor', async () => {
    const { set, wait, invocations } = await setUp({
      AlarmActions: [FUNCTION],
      ActionsSuppressor: `${ARN}:suppressor`,
      ActionsSuppressorWaitPeriod: 60,
      ActionsSuppressorExtensionPeriod: 120,
    });
    set('first', 'ALARM');
    await wait(60);
    expect(JSON.parse(invocations[0]?.event ?? '')).toMatchObject({
      alarmArn: `${ARN}:main`,
      alarmData: {
        state: { value: 'ALARM', reasonData: expect.stringContaining(`{"triggeringAlarms":[{"arn":"${ARN}:first"`) },
        configuration: {
          alarmRule: 'ALARM(first) OR ALARM("second")',
          actionsSuppressor: `${ARN}:suppressor`,
          actionsSuppressorWaitPeriod: 60,
          actionsSuppressorExtensionPeriod: 120,
        },
      },
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ AlarmRule: 'ALARM(none) OR OK(first)' }, 'AlarmRule must name alarms that exist, got none'],
    [{ AlarmRule: 'ALARM(main)' }, 'AlarmRule must not depend on the alarm itself, got main'],
    [{ AlarmRule: 'ALARM(top)' }, 'AlarmRule must not depend on the alarm itself, got top'],
    [{ AlarmRule: '' }, 'AlarmRule must have 1 to 10240 characters, got 0'],
    [{ AlarmRule: `ALARM("${'x'.repeat(10_240)}")` }, 'AlarmRule must have 1 to 10240 characters, got 10249'],
    [
      { AlarmRule: Array.from({ length: 101 }, (_, i) => `ALARM(a${i})`).join(' OR ') },
      'AlarmRule must have at most 100 alarms, got 101',
    ],
    [{ ActionsSuppressor: 'suppressor' }, 'ActionsSuppressorWaitPeriod must be set beside ActionsSuppressor'],
    [
      { ActionsSuppressor: 'none', ActionsSuppressorWaitPeriod: 1, ActionsSuppressorExtensionPeriod: 1 },
      'AlarmRule must name alarms that exist, got none',
    ],
  ])('is refused with %j', async (properties, message) => {
    const { put } = await setUp();
    put('middle', { AlarmRule: 'ALARM(main)' });
    put('top', { AlarmRule: 'ALARM(middle)' });
    expect(() => put('main', properties)).toThrow(new Error(message));
  });

  test('shares no name with an alarm of another type', async () => {
    const { put } = await setUp();
    expect(() => put('suppressor')).toThrow(new Error('there is a metric alarm named suppressor already'));
  });
});

describe('the actions suppressor of a composite alarm', () => {
  const SUPPRESSED = {
    ActionsSuppressor: 'suppressor',
    ActionsSuppressorWaitPeriod: 20,
    ActionsSuppressorExtensionPeriod: 30,
  };

  const suppressedBy = ({ board, main }: { board: AlarmBoard; main: Alarm }) =>
    board.suppression.suppressedBy(main as Parameters<typeof board.suppression.suppressedBy>[0]);

  test('lets it act once the wait period is over', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('first', 'ALARM');
    await all.wait(19);
    expect(all.sent()).toEqual([]);
    expect(suppressedBy(all)).toBe('WaitPeriod');
    await all.wait(1);
    expect(all.sent()).toEqual(['ALARM']);
    expect(suppressedBy(all)).toBeUndefined();
  });

  test('keeps it from acting when it alarms within the wait period', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('first', 'ALARM');
    await all.setAfter(10, 'suppressor', 'ALARM');
    await all.wait(100);
    expect(all.sent()).toEqual([]);
    expect(suppressedBy(all)).toBe('Alarm');
  });

  test('waits anew when the alarm recovers within the wait period', async () => {
    const { set, setAfter, wait, sent } = await setUp(SUPPRESSED);
    set('first', 'ALARM');
    await setAfter(10, 'first', 'OK');
    await wait(19);
    expect(sent()).toEqual([]);
    await wait(1);
    expect(sent()).toEqual(['OK']);
  });

  test('keeps it from acting when it alarms already', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('suppressor', 'ALARM');
    all.set('first', 'ALARM');
    await all.wait(100);
    expect(all.sent()).toEqual([]);
    expect(suppressedBy(all)).toBe('Alarm');
  });

  test('lets it act once the extension period is over', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('first', 'ALARM');
    await all.setAfter(10, 'suppressor', 'ALARM');
    await all.setAfter(30, 'suppressor', 'OK');
    expect(suppressedBy(all)).toBe('ExtensionPeriod');
    await all.wait(29);
    expect(all.sent()).toEqual([]);
    await all.wait(1);
    expect(all.sent()).toEqual(['ALARM']);
  });

  test('waits when the alarm recovers within the extension period', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('first', 'ALARM');
    await all.setAfter(10, 'suppressor', 'ALARM');
    await all.setAfter(30, 'suppressor', 'OK');
    await all.setAfter(10, 'first', 'OK');
    expect(suppressedBy(all)).toBe('WaitPeriod');
    await all.wait(20);
    expect(all.sent()).toEqual(['OK']);
  });

  test('has nothing to add after an extension period without changes', async () => {
    const { setAfter, wait, sent } = await setUp(SUPPRESSED);
    await setAfter(20, 'suppressor', 'ALARM');
    await setAfter(10, 'suppressor', 'OK');
    await wait(100);
    expect(sent()).toEqual(['OK']);
  });

  test('is forgotten when another takes its place', async () => {
    const all = await setUp(SUPPRESSED);
    all.set('first', 'ALARM');
    all.put('main', { ...ACTIONS, ...SUPPRESSED, ActionsSuppressor: 'second' });
    await all.wait(100);
    expect(all.sent()).toEqual([]);
  });
});
