import { BucketSource, type BucketSourceOptions } from '../../../../lambda/shared/redrive/bucket-source';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import { Pace } from '../../../../lambda/shared/redrive/pace';
import { redrive } from '../../../../lambda/shared/redrive/redrive';
import { CORRECTED, OrderPipeline, ordersTemplate } from './orders';

const MINUTE = 60_000;
const FOLDER = 'aws/lambda/11111111-1111-1111-1111-111111111111/shardId-000000000000/2026/06/01';

let pipeline: OrderPipeline;
let now: number;

beforeEach(async () => {
  pipeline = await OrderPipeline.start(ordersTemplate('Failures', { BatchSize: 1 }));
  now = pipeline.sandbox.clock.now();
});

afterEach(() => pipeline.sandbox.close());

function source(run: string, options: Partial<BucketSourceOptions & { takesOver: boolean }> = {}, s3 = pipeline.s3) {
  const { takesOver, ...rest } = options;
  return new BucketSource(
    s3,
    { bucket: 'failures', prefix: 'aws/lambda/', ...rest },
    { run, now: () => now, takesOver },
  );
}

function run(from: BucketSource, functionArn = CORRECTED) {
  const target = new FunctionTarget(pipeline.lambda, () => functionArn);
  return redrive(from, target, { pace: new Pace(1, async () => {}) });
}

/** A failure object as Lambda writes it. */
function document({
  records = ['a'],
  ...more
}: {
  records?: readonly unknown[];
  [member: string]: unknown;
} = {}): string {
  const Records = records.map((record, i) =>
    typeof record === 'string'
      ? { kinesis: { partitionKey: record, sequenceNumber: `${i}`, data: Buffer.from(record).toString('base64') } }
      : record,
  );
  return JSON.stringify({
    requestContext: {
      functionArn: CORRECTED,
      condition: 'RetryAttemptsExhausted',
      requestId: 'r',
      approximateInvokeCount: 1,
    },
    version: '1.0',
    timestamp: '2026-06-01T12:00:00.000Z',
    KinesisBatchInfo: {
      shardId: 'shardId-000000000000',
      startSequenceNumber: '0',
      endSequenceNumber: `${records.length - 1}`,
      batchSize: records.length,
      streamArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/orders',
    },
    payload: JSON.stringify({ Records }),
    ...more,
  });
}

/** A process that can be killed: from then on, its requests come to nothing. */
function mortalClient() {
  const s3 = pipeline.newS3Client();
  let alive = true;
  const live = (next: (args: never) => unknown) => (args: never) => {
    if (!alive) throw new Error('killed');
    return next(args);
  };
  s3.middlewareStack.add(live as never, { step: 'initialize' });
  return {
    s3,
    kill: () => {
      alive = false;
    },
  };
}

describe('BucketSource', () => {
  test('lets two runs at a time bring every record back once', async () => {
    const orders = Array.from({ length: 12 }, (_, i) => `poison ${i}`);
    await pipeline.process(...orders);
    const [one, other] = await Promise.all([run(source('one')), run(source('other'))]);

    expect(pipeline.processedBy('Corrected').sort()).toEqual(orders.sort());
    expect(one.batches.redriven + other.batches.redriven).toBe(12);
    expect([one.error, other.error]).toEqual([undefined, undefined]);
    expect(await pipeline.failureKeys()).toEqual([]);
  });

  test('repeats at most the call under way of a run that was killed, once nobody can be working on it', async () => {
    await pipeline.write(`${FOLDER}/2026-06-01T12.00.00-1`, document({ records: ['a', 'b', 'c'] }));
    const { s3, kill } = mortalClient();
    const target = new FunctionTarget(pipeline.lambda, () => CORRECTED);
    let tries = 0;
    const attempt: typeof target.attempt = async (...args) => {
      const outcome = await target.attempt(...args);
      if (++tries === 2) kill();
      return outcome;
    };
    const dying = Object.assign(Object.create(target), { attempt });
    const killed = await redrive(source('killed', {}, s3), dying, { pace: new Pace(1, async () => {}) });
    expect(killed.error).toBe('Error: killed');

    now += 19 * MINUTE;
    const early = await run(source('early'));
    expect(early.remarks).toMatchObject([
      { because: 'claimed', message: expect.stringMatching(/^another run holds it until 2026-06-01T\d\d:/) },
    ]);
    now += 2 * MINUTE;
    expect(await run(source('late'))).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 2 } });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'b', 'b', 'c']);
  });

  test('lets one of two runs take over what a killed run held', async () => {
    await pipeline.write(`${FOLDER}/2026-06-01T12.00.00-1`, document());
    const [killed, one, other] = await Promise.all(['killed', 'one', 'other'].map((run) => waitingIn(source(run))));
    await killed?.[0]?.claim();
    now += 21 * MINUTE;
    const claims = await Promise.allSettled([one?.[0]?.claim(), other?.[0]?.claim()]);
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(claims).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ because: 'claimed' }) });
  });

  test('takes over at once what a killed run holds, when told that it was killed', async () => {
    await pipeline.write(`${FOLDER}/2026-06-01T12.00.00-1`, document());
    for await (const waiting of source('killed').batches()) await waiting.claim();
    expect(await run(source('other', { takesOver: true }))).toMatchObject({ batches: { redriven: 1 } });
  });

  test('stops working on a batch that another run has taken over', async () => {
    await pipeline.write(`${FOLDER}/2026-06-01T12.00.00-1`, document({ records: ['a', 'b'] }));
    for await (const waiting of source('slow').batches()) {
      const slow = await waiting.claim();
      now += 21 * MINUTE;
      await waiting.claim();
      for await (const again of source('fast').batches())
        await expect(again.claim()).rejects.toThrow('another run holds it');
      await slow.keep({ pending: [[1, 2]], failed: [] });
      now += 21 * MINUTE;
      for await (const again of source('fast').batches()) await again.claim();
      await expect(slow.keep({ pending: [], failed: [] })).rejects.toThrow('another run has taken it over');
    }
  });

  test('puts away what a killed run had brought back, without another try', async () => {
    const key = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(key, document());
    for await (const waiting of source('killed').batches())
      await (await waiting.claim()).keep({ pending: [], failed: [] });
    now += 21 * MINUTE;
    expect(await run(source('next'))).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 0 } });
    expect(pipeline.processedBy('Corrected')).toEqual([]);
    expect(await pipeline.failureKeys()).toEqual([]);
    expect(await pipeline.read(`redrive/done/${key}`)).toBe(document());
  });

  test.each(['a+b c', '100%', '%41', 'ü=?&#'])('puts away what lies below %s', async (folder) => {
    const key = `errors/${folder}/2026/06/01/orders-1-2026-06-01-12-00-00-1`;
    const line = JSON.stringify({ rawData: 'YQ==', errorCode: 'Lambda.FunctionError' });
    await pipeline.write(key, line);
    expect(await run(source('one', { prefix: 'errors/' }))).toMatchObject({ batches: { redriven: 1 } });
    expect(await pipeline.read(`redrive/done/${key}`)).toBe(line);
  });

  test('is not disturbed by a batch that goes while it is listed', async () => {
    const key = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(key, document());
    const [waiting] = await waitingIn(source('slow'));
    await run(source('fast'));
    await pipeline.write(`redrive/journal/${key}`, '{"holder":"x","heldUntil":"1970-01-01T00:00:00.000Z"}');
    await waiting?.claim();
    await expect(waiting?.read()).rejects.toMatchObject({ because: 'gone' });
  });

  test('passes over a batch that another run has put away since it was listed', async () => {
    await pipeline.write(`${FOLDER}/2026-06-01T12.00.00-1`, document());
    const slow = source('slow');
    const listed = await waitingIn(slow);
    slow.batches = async function* () {
      yield* listed;
    };
    await run(source('fast'));
    expect(await run(slow)).toMatchObject({ batches: { redriven: 0, left: 0 }, remarks: [], error: undefined });
  });

  test('finds the batches of a mapping, and of a time', async () => {
    const other = FOLDER.replaceAll('1111', '2222');
    for (const key of [
      `${FOLDER}/2026-06-01T12.00.00-1`,
      `${FOLDER}/2026-06-01T13.00.00-2`,
      `${other}/2026-06-01T12.00.00-3`,
    ]) {
      await pipeline.write(key, document());
    }
    await pipeline.write('aws/lambda/readme.txt', 'no batch');
    const ids = async (options: Partial<BucketSourceOptions>) =>
      (await waitingIn(source('run', options))).map(({ id }) => id.slice(-1));
    expect(await ids({})).toEqual(['1', '2', '3']);
    expect(await ids({ prefix: 'aws/lambda/11111111-' })).toEqual(['1', '2']);
    expect(await ids({ since: Date.UTC(2026, 5, 1, 13) })).toEqual(['2']);
    expect(await ids({ until: Date.UTC(2026, 5, 1, 13) })).toEqual(['1', '3']);
    expect(await source('run', { since: 0, until: 1 }).backlog()).toEqual({
      batches: 3,
      oldest: Date.UTC(2026, 5, 1, 12),
    });
  });

  test.each<[string, string, string]>([
    ['no JSON', 'gibberish', 'it must be JSON'],
    ['a million brackets', '['.repeat(1_000_000), 'it must be JSON'],
    ['a list', '[]', 'it must be an object'],
    ['another document', '{"Records":[]}', 'requestContext must be an object'],
    ['no payload', document({ payload: undefined }), 'payload must be the event, got none'],
    ['a payload that is no JSON', document({ payload: '{' }), 'payload must be JSON'],
    [
      'a payload of brackets',
      document({ payload: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}` }),
      'payload must be JSON',
    ],
    ['no records', document({ payload: '{"Records":[]}' }), 'payload.Records must be a list of records'],
    ['a null record', document({ records: [null] }), 'payload.Records[0] must be an object'],
    [
      'data that is no base64',
      document({ records: [{ kinesis: { partitionKey: 'a', sequenceNumber: '1', data: '!' } }] }),
      'payload.Records[0].kinesis.data must be a text like ^[A-Za-z0-9+/]*={0,2}$',
    ],
    ['more than any batch', ' '.repeat(33 * 1024 * 1024), 'it holds 34603008 bytes, more than any failed batch'],
  ])('leaves an object with %s where it is, and goes on', async (_, body, message) => {
    const bad = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(bad, body);
    await pipeline.write(`${FOLDER}/2026-06-01T13.00.00-2`, document());
    const report = await run(source('run'));
    expect(report).toMatchObject({ batches: { redriven: 1, left: 1 }, error: undefined });
    expect(report.remarks).toEqual([{ id: `s3://failures/${bad}`, because: 'malformed', message }]);
    expect(await pipeline.failureKeys()).toEqual([bad]);
  });

  test.each([
    ['is no JSON', 'gibberish'],
    ['holds something else', '{"holder":1}'],
    ['holds no ranges', '{"holder":"x","heldUntil":"1970-01-01T00:00:00Z","progress":{"pending":[[2,1]],"failed":[]}}'],
  ])('leaves a batch whose journal %s', async (_, journal) => {
    const key = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(key, document());
    await pipeline.write(`redrive/journal/${key}`, journal);
    const message = 'its journal is not as a redrive writes it';
    expect((await run(source('run'))).remarks).toMatchObject([{ because: 'malformed', message }]);
  });

  test('leaves a batch whose journal is larger than any', async () => {
    const key = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(key, document());
    await pipeline.write(`redrive/journal/${key}`, ' '.repeat(5 * 1024 * 1024));
    const message = 'its journal holds 5242880 bytes';
    expect((await run(source('run'))).remarks).toMatchObject([{ because: 'malformed', message }]);
  });

  test('leaves a batch whose journal is of another', async () => {
    const key = `${FOLDER}/2026-06-01T12.00.00-1`;
    await pipeline.write(key, document());
    const journal = { holder: 'x', heldUntil: '1970-01-01T00:00:00Z', progress: { pending: [[0, 9]], failed: [] } };
    await pipeline.write(`redrive/journal/${key}`, JSON.stringify(journal));
    expect((await run(source('run'))).remarks).toMatchObject([{ message: 'its journal is of another batch' }]);
  });
});

async function waitingIn(from: BucketSource) {
  const all = [];
  for await (const waiting of from.batches()) all.push(waiting);
  return all;
}
