import { EventBusRoom } from '../../../../toolkit/sandbox/eventbridge/event-bus-room';
import type { Actor } from '../../../../toolkit/sandbox/kernel/identity';
import type { CreatedResource } from '../../../../toolkit/sandbox/kernel/room';
import type { AsynchronousInvocation, MetricSample, ServiceEvent } from '../../../../toolkit/sandbox/kernel/services';
import { actingFor, NO_FUNCTIONS } from '../acting';
import { testContext } from '../context';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:look';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:topic';
const RULE = 'arn:aws:events:us-east-1:123456789012:rule/look';
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

const CREATED: ServiceEvent = {
  source: 'aws.s3',
  detailType: 'Object Created',
  resources: ['arn:aws:s3:::lake'],
  detail: { bucket: { name: 'lake' }, object: { key: 'errors/x', size: 5 } },
};

type Run = AsynchronousInvocation & { readonly invoker: Actor; readonly time: number };
type Sent = readonly [arn: string, message: string];

function setUp(invoke: () => string = () => 'request') {
  const context = testContext();
  const runs: Run[] = [];
  const sent: Sent[] = [];
  const samples: MetricSample[] = [];
  const room = new EventBusRoom(context, {
    as: actingFor((invoker) => ({
      functions: {
        ...NO_FUNCTIONS,
        invokeAsynchronously: (invocation) => {
          runs.push({ ...invocation, invoker, time: context.clock.now() - START });
          return invoke();
        },
      },
      queues: { send: (arn, body) => void sent.push([arn, body]) },
      topics: { publish: (arn, message) => void sent.push([arn, message]) },
    })),
    metrics: { put: (sample) => void samples.push(sample) },
  });
  const create = (properties: Record<string, unknown>) => {
    const [type] = room.resourceTypes;
    const request = { stackName: 'App', logicalId: 'Id', type: 'AWS::Events::Rule', generatedName: 'App-Id-1' };
    return type?.create({ ...request, properties: { Name: 'look', ...properties } }) as CreatedResource;
  };
  const onTime = (properties: Record<string, unknown> = {}) =>
    create({ ScheduleExpression: 'rate(5 minutes)', Targets: [{ Id: 'a', Arn: FUNCTION }], ...properties });
  const onEvents = (EventPattern: unknown = { source: ['aws.s3'] }, ...arns: string[]) =>
    create({ EventPattern, Targets: arns.map((Arn, i) => ({ Id: `${i}`, Arn })) });
  const advance = async (minutes: number) => {
    room.start();
    await context.clock.advance(minutes * MINUTE);
  };
  const counts = () =>
    Object.fromEntries(
      samples.map(({ name }) => [name, samples.filter((sample) => sample.name === name).length] as const),
    );
  const warnings = () => context.seen.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  return { room, create, onTime, onEvents, runs, sent, samples, counts, advance, warnings };
}

describe('EventBusRoom', () => {
  test('invokes the functions of a scheduled rule, the first time after one interval', async () => {
    const { onTime, runs, counts, advance } = setUp();
    const Targets = [
      { Id: 'a', Arn: FUNCTION },
      { Id: 'b', Arn: FUNCTION, Input: '{"n":1}' },
    ];
    expect(onTime({ Targets })).toEqual({ ref: 'look', attributes: { Arn: RULE } });
    await advance(5);
    const invoker = { service: 'events.amazonaws.com', sourceArn: RULE };
    expect(runs).toEqual([
      { functionArn: FUNCTION, event: expect.any(String), invoker, recurring: true, time: 5 * MINUTE },
      { functionArn: FUNCTION, event: '{"n":1}', invoker, recurring: true, time: 5 * MINUTE },
    ]);
    expect(JSON.parse(runs[0]?.event ?? '')).toEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '123456789012',
      time: '2026-01-01T00:05:00Z',
      region: 'us-east-1',
      resources: [RULE],
      detail: {},
    });
    expect(counts()).toEqual({ TriggeredRules: 1, Invocations: 2 });
  });

  test('gives what a service tells to the targets of the rules that match', () => {
    const { room, onEvents, runs, sent } = setUp();
    onEvents({ detail: { object: { key: [{ prefix: 'errors/' }] } } }, FUNCTION, QUEUE, TOPIC);
    onEvents({ detail: { object: { key: [{ prefix: 'data/' }] } } }, FUNCTION);
    room.publish(CREATED);
    const event = JSON.stringify({
      version: '0',
      id: 'an id',
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '123456789012',
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:s3:::lake'],
      detail: CREATED.detail,
    });
    const invoker = { service: 'events.amazonaws.com', sourceArn: RULE };
    expect(runs).toEqual([{ functionArn: FUNCTION, event: expect.any(String), invoker, recurring: false, time: 0 }]);
    expect(sent.map(([arn]) => arn)).toEqual([QUEUE, TOPIC]);
    for (const text of [runs[0]?.event, ...sent.map(([, body]) => body)]) {
      expect(text?.replace(/"id":"[^"]+"/, '"id":"an id"')).toBe(event);
    }
  });

  test('compares numbers of an event', () => {
    const { room, onEvents, counts } = setUp();
    onEvents({ detail: { object: { size: [{ numeric: ['>', 4] }] } } });
    onEvents({ detail: { object: { size: [{ numeric: ['>', 5] }] } } });
    room.publish(CREATED);
    expect(counts()).toEqual({ MatchedEvents: 1, TriggeredRules: 1 });
  });

  test('counts what a rule without targets matches, by its name', () => {
    const { room, onEvents, samples } = setUp();
    onEvents();
    room.publish(CREATED);
    const sample = { namespace: 'AWS/Events', dimensions: { RuleName: 'look' }, value: 1, unit: 'Count' };
    expect(samples).toEqual([
      { ...sample, name: 'MatchedEvents' },
      { ...sample, name: 'TriggeredRules' },
    ]);
  });

  test('counts, names and goes on after what a target refuses', async () => {
    const { room, onEvents, counts, warnings, sent } = setUp(() => {
      throw new Error('no permission');
    });
    onEvents(undefined, FUNCTION, QUEUE);
    room.publish(CREATED);
    expect(warnings()).toEqual([`the rule look could not reach ${FUNCTION}: no permission`]);
    expect(sent).toHaveLength(1);
    expect(counts()).toEqual({ MatchedEvents: 1, TriggeredRules: 1, Invocations: 2, FailedInvocations: 1 });
  });

  test('names a target that it does not run', async () => {
    const { onEvents, room, counts, warnings } = setUp();
    onEvents(undefined, 'arn:aws:states:us-east-1:123456789012:stateMachine:m');
    room.publish(CREATED);
    expect(warnings()).toEqual([
      'the rule look does not run a target: it must be a function, a queue or a topic, got arn:aws:states:us-east-1:123456789012:stateMachine:m',
    ]);
    expect(counts()).toEqual({ MatchedEvents: 1, TriggeredRules: 1 });
  });

  test('does not run a rule that is disabled, or on another bus, and names the latter', async () => {
    const { create, onTime, room, counts, advance, warnings } = setUp();
    const EventPattern = { source: ['aws.s3'] };
    onTime({ State: 'DISABLED' });
    create({ EventPattern, State: 'DISABLED' });
    create({ EventPattern, EventBusName: 'orders' });
    await advance(10);
    room.publish(CREATED);
    expect(counts()).toEqual({});
    expect(warnings()).toEqual(['the rule look is not run: its event bus must be the default one, got orders']);
  });

  test.each(['default', 'arn:aws:events:us-east-1:123456789012:event-bus/default'])('knows the bus %s', (bus) => {
    const { create, room, counts } = setUp();
    create({ EventPattern: { source: ['aws.s3'] }, EventBusName: bus });
    room.publish(CREATED);
    expect(counts()).toEqual({ MatchedEvents: 1, TriggeredRules: 1 });
  });

  test.each<[Record<string, unknown>, string]>([
    [
      { ScheduleExpression: 'rate(1 minute)', State: 'ON' },
      'State must be one of ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, got ON',
    ],
    [
      { ScheduleExpression: 'at(2026-01-01T00:00:00)' },
      'ScheduleExpression must be rate(...) or cron(...), got at(2026-01-01T00:00:00)',
    ],
    [{ ScheduleExpression: 'rate(1 minute)', Targets: 'all' }, 'Targets must be a list, got "all"'],
    [{}, 'ScheduleExpression or EventPattern must be set, got neither'],
    [
      { EventPattern: { source: 'aws.s3' } },
      'EventPattern must be an event pattern, got {"source":"aws.s3"}: source must be an object, got "aws.s3"',
    ],
  ])('refuses a rule with %j', (properties, message) => {
    expect(() => setUp().create(properties)).toThrow(new Error(message));
  });
});
