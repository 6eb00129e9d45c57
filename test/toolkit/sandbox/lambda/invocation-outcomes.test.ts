import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { functionsRoom, inlineFunction } from './harness';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:page';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:outcomes';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:outcomes';
const BUCKET = 'arn:aws:s3:::outcomes';
const DENIED = new AwsError('AccessDenied', 'Access Denied', 403);

const SUCCEED = 'exports.handler = async ({ n }) => n + 1;';
const FAIL = 'exports.handler = async () => { throw new Error("no"); };';
const MINUTE = 60_000;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

interface Config extends Record<string, unknown> {
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

function page(code: string, { onSuccess, onFailure, ...config }: Config = {}, more: Record<string, unknown> = {}) {
  const harness = functionsRoom();
  harness.create('AWS::Lambda::Function', inlineFunction(code, { FunctionName: 'page', ...more }));
  harness.create('AWS::Lambda::EventInvokeConfig', {
    FunctionName: 'page',
    Qualifier: '$LATEST',
    DestinationConfig: { OnSuccess: { Destination: onSuccess }, OnFailure: { Destination: onFailure } },
    ...config,
  });
  const { room, context, samples } = harness;
  const invoke = async (forMs = 10 * MINUTE) => {
    const requestId = room.invokeAsynchronously({ functionArn: FUNCTION, event: '{"n":1}' });
    await context.clock.advance(forMs);
    return requestId;
  };
  const runs = () => context.seen.flatMap((event) => (event.type === 'invocation' ? [event.time] : []));
  const metric = (name: string) => samples.filter((sample) => sample.name === name).map(({ value }) => value);
  const warnings = () => context.seen.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  return { ...harness, invoke, runs, metric, warnings };
}

function throttle({ room, context }: ReturnType<typeof page>, forMs: number): void {
  room.faults('page').admissions.add(until(context.clock, context.clock.now() + forMs), 'throttled');
}

describe('the outcome of an asynchronous invocation', () => {
  test('goes to the destination for successes, once', async () => {
    const { invoke, sent } = page(SUCCEED, { onSuccess: QUEUE, onFailure: TOPIC });
    const requestId = await invoke();
    expect(sent).toEqual([
      {
        arn: QUEUE,
        body: {
          version: '1.0',
          timestamp: '2026-01-01T00:00:00.000Z',
          requestContext: {
            requestId,
            functionArn: `${FUNCTION}:$LATEST`,
            condition: 'Success',
            approximateInvokeCount: 1,
          },
          requestPayload: { n: 1 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST' },
          responsePayload: 2,
        },
      },
    ]);
  });

  test('goes to the destination for failures when all retries have failed', async () => {
    const { invoke, sent, metric, warnings } = page(FAIL, { onSuccess: QUEUE, onFailure: TOPIC });
    const requestId = await invoke();
    expect(sent).toEqual([
      {
        arn: TOPIC,
        body: expect.objectContaining({
          timestamp: '2026-01-01T00:03:00.000Z',
          requestContext: {
            requestId,
            functionArn: `${FUNCTION}:$LATEST`,
            condition: 'RetriesExhausted',
            approximateInvokeCount: 3,
          },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: expect.objectContaining({ errorMessage: 'no' }),
        }),
      },
    ]);
    expect(metric('AsyncEventsDropped')).toEqual([1]);
    expect(warnings()).toEqual([]);
  });

  test.each([0, 1, 2])('comes after %i retries', async (MaximumRetryAttempts) => {
    const { invoke, runs } = page(FAIL, { MaximumRetryAttempts });
    await invoke();
    expect(runs()).toHaveLength(MaximumRetryAttempts + 1);
  });

  test('is an object under a key of its own in a bucket', async () => {
    const { invoke, sent } = page(FAIL, { onFailure: BUCKET });
    await invoke();
    const prefix = `${BUCKET}/aws/lambda/async/page/2026/01/01/2026-01-01T00.03.00-`;
    expect(sent[0]?.arn.slice(0, prefix.length)).toBe(prefix);
    expect(sent[0]?.arn.slice(prefix.length)).toMatch(UUID);
  });

  test('is the event of another function', async () => {
    const { invoke, create, context } = page(SUCCEED, { onSuccess: FUNCTION.replace('page', 'next') });
    create(
      'AWS::Lambda::Function',
      inlineFunction('exports.handler = async () => {};', { FunctionName: 'next' }),
      'Next',
    );
    await invoke();
    const events = context.seen.flatMap((event) => (event.type === 'invocation' ? [event.invocation] : []));
    expect(events.map(({ functionName }) => functionName)).toEqual(['page', 'next']);
    expect(JSON.parse(events[1]?.event ?? '')).toMatchObject({ requestContext: { condition: 'Success' } });
  });

  test('is too great an age when a retry would come later than that', async () => {
    const { invoke, runs, sent } = page(FAIL, { onFailure: QUEUE, MaximumEventAgeInSeconds: 60 });
    await invoke();
    expect(runs()).toHaveLength(2);
    expect(sent).toMatchObject([
      { body: { requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } } },
    ]);
  });

  test('is too great an age when the function is throttled for longer', async () => {
    const paged = page(SUCCEED, { onFailure: QUEUE, MaximumEventAgeInSeconds: 120 });
    throttle(paged, 10 * MINUTE);
    await paged.invoke();
    expect(paged.runs()).toEqual([]);
    const [{ body } = { body: {} }, ...others] = paged.sent;
    expect(body).toMatchObject({ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 } });
    expect(body).not.toHaveProperty('responseContext');
    expect(others).toEqual([]);
  });

  test('comes at once when no concurrency is reserved at all', async () => {
    const { invoke, sent } = page(SUCCEED, { onFailure: QUEUE }, { ReservedConcurrentExecutions: 0 });
    await invoke(0);
    expect(sent).toMatchObject([{ body: { requestContext: { condition: 'ZeroReservedConcurrency' } } }]);
  });

  test('concerns the qualifier that was invoked', async () => {
    const { create, room, context, sent } = page(SUCCEED, { onSuccess: QUEUE });
    create('AWS::Lambda::Version', { FunctionName: 'page' });
    room.invokeAsynchronously({ functionArn: `${FUNCTION}:1`, event: '{"n":1}' });
    await context.clock.advance(0);
    expect(sent).toEqual([]);
    create('AWS::Lambda::EventInvokeConfig', {
      FunctionName: 'page',
      Qualifier: '1',
      DestinationConfig: { OnSuccess: { Destination: TOPIC } },
    });
    room.invokeAsynchronously({ functionArn: `${FUNCTION}:1`, event: '{"n":1}' });
    await context.clock.advance(0);
    expect(sent).toMatchObject([{ arn: TOPIC, body: { requestContext: { functionArn: `${FUNCTION}:1` } } }]);
  });

  test('that a destination does not take is counted, and told', async () => {
    const { invoke, denials, metric, warnings } = page(FAIL, { onFailure: QUEUE });
    denials.set(QUEUE, DENIED);
    const requestId = await invoke();
    expect(metric('DestinationDeliveryFailures')).toEqual([1]);
    expect(warnings()).toEqual([
      `${QUEUE} did not take the asynchronous invocation ${requestId} of ${FUNCTION}: Access Denied`,
      `asynchronous invocation ${requestId} of ${FUNCTION} failed for good: its event is dropped`,
    ]);
  });

  test('cannot go where nothing runs, which is told at the start', () => {
    const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
    const { warnings } = page(SUCCEED, { onSuccess: bus });
    expect(warnings()).toEqual([`the destination ${bus} of asynchronous invocations does not run here`]);
  });

  test.each([
    ['MaximumEventAgeInSeconds', 59, 60, 21_600],
    ['MaximumEventAgeInSeconds', 21_601, 60, 21_600],
    ['MaximumRetryAttempts', 3, 0, 2],
    ['MaximumRetryAttempts', -1, 0, 2],
  ])('is refused for %s of %i', (name, value, min, max) => {
    expect(() => page(SUCCEED, { [name]: value })).toThrow(
      new Error(`${name} must be an integer from ${min} to ${max}, got ${value}`),
    );
  });
});

describe('a dead-letter queue', () => {
  const withQueue = { DeadLetterConfig: { TargetArn: QUEUE } };

  test('takes the event as it was, with the reason in attributes', async () => {
    const { invoke, sent, warnings } = page(FAIL, {}, withQueue);
    const requestId = await invoke();
    expect(sent).toEqual([
      {
        arn: QUEUE,
        body: { n: 1 },
        attributes: {
          RequestID: { DataType: 'String', StringValue: requestId },
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          ErrorMessage: { DataType: 'String', StringValue: 'no' },
        },
      },
    ]);
    expect(warnings()).toEqual([]);
  });

  test('takes no more than 1 KiB of the reason', async () => {
    const { invoke, sent } = page(
      'exports.handler = async () => { throw new Error("n".repeat(2000)); };',
      {},
      withQueue,
    );
    await invoke();
    expect(sent).toMatchObject([{ attributes: { ErrorMessage: { StringValue: 'n'.repeat(1024) } } }]);
  });

  test('may be a topic', async () => {
    const { invoke, sent } = page(FAIL, {}, { DeadLetterConfig: { TargetArn: TOPIC } });
    await invoke();
    expect(sent).toEqual([{ arn: TOPIC, body: { n: 1 } }]);
  });

  test('takes it beside a destination', async () => {
    const { invoke, sent } = page(FAIL, { onFailure: BUCKET }, withQueue);
    await invoke();
    expect(sent.map(({ body }) => Object.keys(body as object).length)).toEqual([6, 1]);
  });

  test('takes nothing that has succeeded', async () => {
    const { invoke, sent } = page(SUCCEED, {}, withQueue);
    await invoke();
    expect(sent).toEqual([]);
  });

  test('that does not take it is counted, and told', async () => {
    const { invoke, denials, metric, warnings } = page(FAIL, {}, withQueue);
    denials.set(QUEUE, DENIED);
    await invoke();
    expect(metric('DeadLetterErrors')).toEqual([1]);
    expect(warnings()).toHaveLength(2);
  });
});
