import { LambdaClient } from '@aws-sdk/client-lambda';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import type { FailedBatch } from '../../../../lambda/shared/redrive/failed-batch';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import type { Progress } from '../../../../lambda/shared/redrive/progress';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

/** Each answers in the way that its name says; state is a count of the records. */
const CODE = `
const failing = ({ kinesis }) => kinesis.partitionKey === 'poison';
const answers = {
  throws: () => { throw new RangeError('a secret'); },
  reports: ({ Records }) => ({ batchItemFailures: Records.filter(failing).map(({ kinesis }) => ({ itemIdentifier: kinesis.sequenceNumber })) }),
  counts: ({ Records, state, isFinalInvokeForWindow }) => isFinalInvokeForWindow ? { state: {} } : {
    state: { count: (state.count ?? 0) + (Records.some(failing) ? Records.findIndex(failing) : Records.length) },
    batchItemFailures: Records.filter(failing).map(({ kinesis }) => ({ itemIdentifier: kinesis.sequenceNumber })),
  },
  forgets: () => ({}),
};
exports.handler = async (event) => answers[process.env.AWS_LAMBDA_FUNCTION_NAME](event);`;

const NAMES = ['throws', 'reports', 'counts', 'forgets'];

let sandbox: Sandbox;
let lambda: LambdaClient;

beforeAll(async () => {
  const Resources = Object.fromEntries(
    NAMES.map((FunctionName) => [
      FunctionName,
      {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName,
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Role: 'arn:aws:iam::123456789012:role/test',
          Code: { ZipFile: CODE },
        },
      },
    ]),
  );
  sandbox = await Sandbox.start({ template: { Resources }, clock: new VirtualClock() });
  const { endpoint, region } = sandbox;
  lambda = new LambdaClient({ endpoint, region, credentials: sandbox.credentials() });
});

afterAll(() => sandbox.close());

function batch(keys: readonly string[], more: object = {}): FailedBatch {
  const Records = keys.map((partitionKey, i) => ({ kinesis: { partitionKey, sequenceNumber: `${i}`, data: '' } }));
  const event = { Records, ...more };
  return { functionArn: '', condition: '', streamArn: '', event, expired: 0, surplus: 0 };
}

function attempt(name: string, keys: readonly string[], more?: object, state?: unknown): Promise<Progress> {
  return new FunctionTarget(lambda, () => name).attempt(batch(keys, more), [0, keys.length], state);
}

describe('FunctionTarget', () => {
  test('splits a batch that fails as a whole', async () => {
    const halves = [
      [0, 2],
      [2, 5],
    ];
    expect(await attempt('throws', ['a', 'b', 'c', 'd', 'e'])).toMatchObject({ pending: halves, failed: [] });
  });

  test('gives up a record that fails by itself, and tells of the error no more than its type', async () => {
    expect(await attempt('throws', ['a'])).toEqual({ pending: [], failed: [[0, 1]], reason: 'RangeError' });
  });

  test('goes on from the first record that the function reports', async () => {
    const outcome = await attempt('reports', ['a', 'b', 'poison', 'c', 'poison']);
    expect(outcome).toMatchObject({ pending: [[2, 5]], failed: [] });
  });

  test('splits a batch whose first record is reported', async () => {
    const halves = [
      [0, 1],
      [1, 3],
    ];
    expect(await attempt('reports', ['poison', 'a', 'b'])).toMatchObject({ pending: halves, failed: [] });
    expect(await attempt('reports', ['poison'])).toMatchObject({ failed: [[0, 1]], reason: 'a batch item failure' });
  });

  test('takes what no invocation can carry for failed', async () => {
    const outcome = await attempt('reports', ['x'.repeat(6_300_000)]);
    expect(outcome).toMatchObject({ failed: [[0, 1]], reason: 'RequestTooLargeException' });
  });

  test('leaves to others the batches of a function that is not there', async () => {
    const message = 'Function not found: nobody';
    await expect(attempt('nobody', ['a'])).rejects.toEqual(new Unredrivable('not for this target', message));
  });

  describe('with a tumbling window', () => {
    const window = { start: '2026-06-01T12:00:00Z', end: '2026-06-01T12:01:00Z' };
    /** What was in the window before the batch came: counted already. */
    const more = { window, state: { count: 100 }, isFinalInvokeForWindow: false };

    test('begins with no state, and hands it on from try to try', async () => {
      expect(await attempt('counts', ['a', 'b'], more)).toMatchObject({ pending: [], state: { count: 2 } });
      expect(await attempt('counts', ['a', 'b'], more, { count: 5 })).toMatchObject({ state: { count: 7 } });
    });

    test('keeps the state of the records before one that fails', async () => {
      const outcome = await attempt('counts', ['a', 'poison'], more);
      expect(outcome).toMatchObject({ pending: [[1, 2]], state: { count: 1 } });
    });

    test('takes an answer without state for a failure, as Lambda does', async () => {
      const outcome = await attempt('forgets', ['a'], more, { count: 5 });
      expect(outcome).toEqual({ pending: [], failed: [[0, 1]], state: { count: 5 }, reason: 'no state returned' });
      expect(await attempt('throws', ['a'], more)).toMatchObject({ failed: [[0, 1]], state: undefined });
    });

    test('ends the window as Lambda ends one early', async () => {
      const target = new FunctionTarget(lambda, () => 'counts');
      expect(await target.endWindow(batch(['a'], more), { count: 2 })).toBe(true);
      expect(sandbox.invocations('counts').at(-1)?.event).toEqual({
        Records: [],
        window,
        state: { count: 2 },
        isFinalInvokeForWindow: true,
        isWindowTerminatedEarly: true,
      });
      expect(await new FunctionTarget(lambda, () => 'throws').endWindow(batch(['a'], more), {})).toBe(false);
    });
  });
});
