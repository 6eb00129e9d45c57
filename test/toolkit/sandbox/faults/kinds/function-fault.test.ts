import type { Fault } from '../../../../../toolkit/sandbox/faults';
import { FaultySandbox } from '../faulty-sandbox';

let faulty: FaultySandbox;

beforeEach(async () => {
  faulty = await FaultySandbox.start();
});

afterEach(() => faulty.close());

/** The nth run in an execution environment. */
function run(n: number) {
  return { status: 200, error: null, answer: n };
}

function metric(name: string): number {
  return faulty.sum('AWS/Lambda', name, { FunctionName: 'handler' });
}

function failure(errorType: string, errorMessage: unknown) {
  return { status: 200, error: 'Unhandled', answer: { errorType, errorMessage } };
}

describe('a fault of a function', () => {
  test.each<[Fault['type'], string, unknown, number, number]>([
    ['function-fails', 'Error', 'the function fails on purpose', 1, 2],
    [
      'function-exits',
      'Runtime.ExitError',
      expect.stringMatching(/^RequestId: [\w-]{36} Error: Runtime exited with error: exit status 1$/),
      1,
      1,
    ],
    [
      'function-out-of-memory',
      'Runtime.ExitError',
      expect.stringMatching(/^RequestId: [\w-]{36} Error: Runtime exited with error: signal: killed$/),
      1,
      1,
    ],
    [
      'function-answer-lost',
      'Runtime.ExitError',
      expect.stringMatching(/^RequestId: [\w-]{36} Error: Runtime exited with error: exit status 1$/),
      2,
      1,
    ],
  ])('%s shows as a function error, and ends', async (type, errorType, message, runsMeanwhile, nextRun) => {
    expect(await faulty.invoke()).toEqual(run(1));
    faulty.sandbox.inject({ type, function: 'Handler', forMs: 1_000 } as Fault);
    expect(await faulty.invoke()).toEqual(failure(errorType, message));
    expect(faulty.runCount()).toBe(runsMeanwhile);
    expect([metric('Invocations'), metric('Errors')]).toEqual([2, 1]);
    await faulty.sandbox.clock.advance(1_000);
    expect(await faulty.invoke()).toEqual(run(nextRun));
    expect([metric('Invocations'), metric('Errors')]).toEqual([3, 1]);
  });

  test('function-hangs lets the timeout pass', async () => {
    const { clock } = faulty.sandbox;
    faulty.sandbox.inject({ type: 'function-hangs', function: 'Handler', times: 1 });
    const start = clock.now();
    const answer = faulty.invoke();
    let answered: number | undefined;
    const waiting = answer.then(() => {
      answered = clock.now() - start;
    });
    while (answered === undefined) {
      await clock.advance(1_000);
      await Promise.race([waiting, new Promise((resolve) => setImmediate(resolve))]);
    }
    expect(answered).toBeGreaterThanOrEqual(30_000);
    const timedOut = /^RequestId: [\w-]{36} Error: Task timed out after 30\.00 seconds$/;
    expect(await answer).toEqual(failure('Sandbox.Timedout', expect.stringMatching(timedOut)));
    expect(metric('Duration')).toBeGreaterThanOrEqual(30_000);
    expect(await faulty.invoke()).toEqual(run(1));
    expect(faulty.runCount()).toBe(1);
  });

  test('function-throttled shows as a throttle, which is no invocation, and ends', async () => {
    faulty.sandbox.inject({ type: 'function-throttled', function: 'handler', forMs: 1_000 });
    expect(await faulty.invoke()).toMatchObject({ status: 429, answer: { message: 'Rate Exceeded.' } });
    expect([metric('Throttles'), metric('Invocations')]).toEqual([1, 0]);
    await faulty.sandbox.clock.advance(1_000);
    expect(await faulty.invoke()).toEqual(run(1));
  });

  test('strikes a share of the invocations', async () => {
    faulty.sandbox.inject({ type: 'function-fails', function: 'Handler', share: 0.5, seed: 3 });
    for (let i = 0; i < 20; i++) await faulty.invoke();
    const failed = faulty.sandbox.invocations('Handler').filter((invocation) => invocation.failed).length;
    expect(failed).toBeGreaterThan(4);
    expect(failed).toBeLessThan(16);
    expect(faulty.sandbox.faults).toMatchObject([{ strikes: failed }]);
  });
});
