import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { functionsRoom, inlineFunction } from './harness';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:page';
const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

function page(code = 'exports.handler = async (event) => event;', dataDir?: string) {
  const harness = functionsRoom({ dataDir });
  harness.create('AWS::Lambda::Function', inlineFunction(code, { FunctionName: 'page' }));
  const runs = () => harness.context.seen.flatMap((event) => (event.type === 'invocation' ? [event.invocation] : []));
  return { ...harness, runs };
}

describe('asynchronous invocations', () => {
  test('run once the caller has its request id', async () => {
    const { room, runs, context } = page();
    const requestId = room.invokeAsynchronously({ functionArn: FUNCTION, event: '{"n":1}' });
    expect(runs()).toEqual([]);
    expect(room.pending()).toEqual(['1 asynchronous invocations wait']);
    await context.clock.advance(0);
    expect(runs()).toMatchObject([{ requestId, event: '{"n":1}', failed: false }]);
    expect(room.pending()).toEqual([]);
  });

  test('are refused for a function that does not exist', () => {
    const { room } = page();
    expect(() => room.invokeAsynchronously({ functionArn: `${FUNCTION}s`, event: '{}' })).toThrow(
      `Function not found: ${FUNCTION}s`,
    );
  });

  test('are tried three times, then dropped by name', async () => {
    const { room, runs, context } = page('exports.handler = async () => { throw new Error("no"); };');
    const requestId = room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}' });
    await context.clock.advance(10 * 60_000);
    expect(runs().map(({ time }) => time - START)).toEqual([0, 60_000, 180_000]);
    const message = `asynchronous invocation ${requestId} of ${FUNCTION} failed for good: its event is dropped`;
    expect(context.seen).toContainEqual(expect.objectContaining({ type: 'warning', message }));
  });

  test('go back to the queue for up to six hours while the function is throttled, then are dropped', async () => {
    const { room, runs, context, samples } = page();
    room.faults('page').admissions.add(until(context.clock, START + 100_000), 'throttled');
    room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}' });
    await context.clock.advance(200_000);
    expect(runs().map(({ time }) => time - START)).toEqual([127_000]);

    room.faults('page').admissions.add(until(context.clock, START + 24 * HOUR), 'throttled');
    room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}' });
    const dropped = () => samples.filter(({ name }) => name === 'AsyncEventsDropped');
    await context.clock.advance(6 * HOUR - 300_000);
    expect(dropped()).toEqual([]);
    expect(room.pending()).toEqual(['1 asynchronous invocations wait']);
    await context.clock.advance(300_000);
    expect(dropped()).toHaveLength(1);
    expect(room.pending()).toEqual([]);
  });

  test('that were throttled may still fail as often as others', async () => {
    const { room, runs, context } = page('exports.handler = async () => { throw new Error("no"); };');
    room.faults('page').admissions.add(until(context.clock, START + 2_000), 'throttled');
    room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}' });
    await context.clock.advance(HOUR);
    expect(runs().map(({ time }) => time - START)).toEqual([3_000, 63_000, 183_000]);
  });

  test('outlive the process, with the retries they have left', async () => {
    const fails = 'exports.handler = async () => { throw new Error("no"); };';
    const first = page(fails);
    const requestId = first.room.invokeAsynchronously({ functionArn: FUNCTION, event: '{"n":1}' });
    await first.context.clock.advance(30_000);
    first.context.clock.stop();

    const next = page(fails, first.context.dataDir);
    next.room.start();
    await next.context.clock.advance(10 * 60_000);
    expect(next.runs().map(({ time }) => time - START)).toEqual([60_000, 180_000]);
    expect(next.runs()).toMatchObject(Array(2).fill({ requestId, event: '{"n":1}' }));

    const last = page(fails, first.context.dataDir);
    last.room.start();
    expect(last.room.pending()).toEqual([]);
  });

  test('that waited for a function which is gone are dropped by name', async () => {
    const first = page();
    const requestId = first.room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}' });
    const { room, context } = functionsRoom({ dataDir: first.context.dataDir });
    room.start();
    await context.clock.advance(10 * 60_000);
    const message = `asynchronous invocation ${requestId} of ${FUNCTION} failed for good: its event is dropped`;
    expect(context.seen).toEqual([expect.objectContaining({ type: 'warning', message })]);
  });

  test('that come round by themselves are not waited for', async () => {
    const { room, context } = page('exports.handler = async () => { throw new Error("no"); };');
    room.invokeAsynchronously({ functionArn: FUNCTION, event: '{}', recurring: true });
    expect(room.pending()).toEqual([]);
    await context.clock.advance(30_000);
    expect(room.pending()).toEqual([]);
  });
});
