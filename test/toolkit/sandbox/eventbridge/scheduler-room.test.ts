import { SchedulerRoom } from '../../../../toolkit/sandbox/eventbridge/scheduler-room';
import type { CreatedResource } from '../../../../toolkit/sandbox/kernel/room';
import type { AsynchronousInvocation } from '../../../../toolkit/sandbox/kernel/services';
import { actingFor, NO_FUNCTIONS } from '../acting';
import { testContext } from '../context';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:look';
const SCHEDULE = 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/look';
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

type Run = AsynchronousInvocation & { readonly time: number };

function setUp(invoke: () => string = () => 'request', dataDir?: string) {
  const context = testContext(dataDir);
  const runs: Run[] = [];
  const functions = {
    ...NO_FUNCTIONS,
    invokeAsynchronously: (invocation: AsynchronousInvocation) => {
      runs.push({ ...invocation, time: context.clock.now() - START });
      return invoke();
    },
  };
  const room = new SchedulerRoom(context, { as: actingFor({ functions }) });
  const create = (type: string, properties: Record<string, unknown>): CreatedResource =>
    room.resourceTypes
      .find((candidate) => candidate.type === type)
      ?.create({ stackName: 'App', logicalId: 'Id', type, properties, generatedName: 'App-Id-1' }) as CreatedResource;
  const schedule = (properties: Record<string, unknown> = {}, target: Record<string, unknown> = {}) =>
    create('AWS::Scheduler::Schedule', {
      Name: 'look',
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: FUNCTION, RoleArn: 'arn:aws:iam::123456789012:role/r', Input: '{}', ...target },
      ...properties,
    });
  const advance = async (minutes: number) => {
    room.start();
    await context.clock.advance(minutes * MINUTE);
  };
  const warnings = () => context.seen.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  return { context, room, create, schedule, runs, advance, warnings };
}

describe('SchedulerRoom', () => {
  test('invokes the function of a schedule whenever it is time, and lets nothing wait for that', async () => {
    const { schedule, runs, advance } = setUp();
    expect(schedule()).toEqual({ ref: 'look', attributes: { Arn: SCHEDULE } });
    await advance(2);
    expect(runs).toEqual([
      { functionArn: FUNCTION, event: '{}', recurring: true, time: 0 },
      { functionArn: FUNCTION, event: '{}', recurring: true, time: MINUTE },
      { functionArn: FUNCTION, event: '{}', recurring: true, time: 2 * MINUTE },
    ]);
  });

  test('runs nothing before all resources are there', async () => {
    const { schedule, runs, context } = setUp();
    schedule();
    await context.clock.advance(5 * MINUTE);
    expect(runs).toEqual([]);
  });

  test('makes up for what was due while the other resources came', async () => {
    const { schedule, runs, context, room } = setUp();
    schedule({ ScheduleExpression: 'rate(1 hour)' });
    await context.clock.advance(250);
    room.start();
    await context.clock.advance(0);
    expect(runs.map(({ time }) => time)).toEqual([250]);
  });

  test('begins on the start date and stops on the end date', async () => {
    const { schedule, runs, advance } = setUp();
    schedule({ StartDate: '2026-01-01T00:03:00Z', EndDate: '2026-01-01T00:05:00Z' });
    await advance(10);
    expect(runs.map(({ time }) => time / MINUTE)).toEqual([3, 4, 5]);
  });

  test('takes no notice of the dates of a schedule that runs once', async () => {
    const { schedule, runs, advance } = setUp();
    schedule({ ScheduleExpression: 'at(2026-01-01T00:07:00)', EndDate: '2026-01-01T00:05:00Z' });
    await advance(10);
    expect(runs.map(({ time }) => time / MINUTE)).toEqual([7]);
  });

  test('is late by less than the flexible time window', async () => {
    const { schedule, runs, advance } = setUp();
    const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 };
    schedule({ ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow }, { Input: '<aws.scheduler.scheduled-time>' });
    await advance(6 * 60 + 15);
    const late = runs.map(({ time }) => time % (60 * MINUTE));
    expect(runs).toHaveLength(7);
    expect(Math.max(...late)).toBeLessThan(15 * MINUTE);
    expect(new Set(late).size).toBeGreaterThan(1);
    expect(runs[1]?.event).toBe('2026-01-01T01:00:00Z');
  });

  test('replaces the keywords of the input', async () => {
    const { schedule, runs, advance } = setUp();
    const Input = JSON.stringify({
      at: '<aws.scheduler.scheduled-time>',
      arn: '<aws.scheduler.schedule-arn>',
      id: '<aws.scheduler.execution-id>',
      attempt: '<aws.scheduler.attempt-number>',
      again: '<aws.scheduler.scheduled-time>',
    });
    schedule({ ScheduleExpression: 'cron(5 0 * * ? *)' }, { Input });
    await advance(10);
    expect(JSON.parse(runs[0]?.event ?? '')).toEqual({
      at: '2026-01-01T00:05:00Z',
      arn: SCHEDULE,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      attempt: '1',
      again: '2026-01-01T00:05:00Z',
    });
  });

  test('has an event for a target without input', async () => {
    const { schedule, runs, advance } = setUp();
    schedule({}, { Input: undefined });
    await advance(0);
    expect(JSON.parse(runs[0]?.event ?? '')).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: '123456789012',
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: [SCHEDULE],
      detail: '{}',
    });
  });

  test('knows groups of schedules', () => {
    const { create, schedule } = setUp();
    expect(create('AWS::Scheduler::ScheduleGroup', { Name: 'peaks' })).toEqual({
      ref: 'peaks',
      attributes: { Arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/peaks' },
    });
    expect(schedule({ GroupName: 'peaks' }).attributes?.Arn).toBe(SCHEDULE.replace('default', 'peaks'));
  });

  test('does not run what is disabled', async () => {
    const { schedule, runs, advance } = setUp();
    schedule({ State: 'DISABLED' });
    await advance(10);
    expect(runs).toEqual([]);
  });

  test('goes on after an invocation that was refused, and says so', async () => {
    const { schedule, advance, warnings } = setUp(() => {
      throw new Error('no permission');
    });
    schedule();
    await advance(1);
    const message = `the schedule look could not invoke ${FUNCTION}: no permission`;
    expect(warnings()).toEqual([message, message]);
  });

  test('names a target that it does not run', async () => {
    const { schedule, runs, advance, warnings } = setUp();
    schedule({}, { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage' });
    await advance(5);
    expect(warnings()).toEqual([
      'the schedule look is not run: its target must be a function, got arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
    ]);
    expect(runs).toEqual([]);
  });

  describe('started again on the same data directory', () => {
    /** Two sandboxes, one after the other; the first stops at one minute, the second starts at another. */
    async function again(stopAt: number, startAt: number, ...properties: Record<string, unknown>[]) {
      const first = setUp();
      first.schedule(properties[0]);
      await first.advance(stopAt);
      const second = setUp(undefined, first.context.dataDir);
      await second.context.clock.advance(startAt * MINUTE);
      second.schedule(properties.at(-1));
      await second.advance(10);
      const minutes = ({ runs }: typeof first) => runs.map(({ time }) => time / MINUTE);
      return { before: minutes(first), after: minutes(second) };
    }

    test('keeps the step of a rate, and leaves out what it slept through', async () => {
      const runs = await again(5, 9, { ScheduleExpression: 'rate(4 minutes)' });
      expect(runs).toEqual({ before: [0, 4], after: [12, 16] });
    });

    test('repeats no run of the moment it was stopped at', async () => {
      const runs = await again(4, 4, { ScheduleExpression: 'rate(4 minutes)' });
      expect(runs).toEqual({ before: [0, 4], after: [8, 12] });
    });

    test('runs once what was due once, late if need be', async () => {
      const once = { ScheduleExpression: 'at(2026-01-01T00:07:00)' };
      expect(await again(5, 9, once)).toEqual({ before: [], after: [9] });
      expect(await again(8, 9, once)).toEqual({ before: [7], after: [] });
    });

    test('begins anew with another definition', async () => {
      const runs = await again(
        5,
        9,
        { ScheduleExpression: 'rate(4 minutes)' },
        { ScheduleExpression: 'rate(6 minutes)' },
      );
      expect(runs).toEqual({ before: [0, 4], after: [9, 15] });
    });

    test('begins anew on a clock that has been turned back', async () => {
      const runs = await again(5, 0, { ScheduleExpression: 'rate(4 minutes)' });
      expect(runs).toEqual({ before: [0, 4], after: [0, 4, 8] });
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [
      { ScheduleExpressionTimezone: 'Mars/Base' },
      'ScheduleExpressionTimezone must be an IANA time zone, got Mars/Base',
    ],
    [{ StartDate: 'soon' }, 'StartDate must be a time such as 2026-01-01T00:00:00Z, got soon'],
    [{ State: 'ON' }, 'State must be one of ENABLED, DISABLED, got ON'],
    [{ FlexibleTimeWindow: { Mode: 'SLOW' } }, 'Mode must be one of OFF, FLEXIBLE, got SLOW'],
    [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'MaximumWindowInMinutes must be set for a flexible time window'],
    [
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1_441 } },
      'MaximumWindowInMinutes must be an integer from 1 to 1440, got 1441',
    ],
  ])('refuses a schedule with %j', (properties, message) => {
    expect(() => setUp().schedule(properties)).toThrow(new Error(message));
  });
});
