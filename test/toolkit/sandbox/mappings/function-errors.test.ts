import { startMapping } from './harness';

/** Throws when a record of the batch has the given data. */
const failsOn = (data: string) => `
  exports.handler = async ({ Records }) => {
    if (Records.some(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString() === '${data}')) throw new Error('no');
  };`;

const FAIL = 'exports.handler = async () => { throw new Error("no"); };';
const toBucket = { DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } } };

describe('function errors', () => {
  test.each([0, 1, 2, 3])('try a batch once more than the %i retries', async (MaximumRetryAttempts) => {
    const { context, stream, runs, objects } = startMapping(FAIL, { MaximumRetryAttempts, ...toBucket });
    stream.put(['1']);
    await context.clock.advance(600_000);
    expect(runs()).toHaveLength(MaximumRetryAttempts + 1);
    expect(objects.map(({ body }) => body.requestContext)).toEqual([
      expect.objectContaining({ approximateInvokeCount: MaximumRetryAttempts + 1 }),
    ]);
  });

  test('go on with the records after a batch that is given up', async () => {
    const { context, stream, runs } = startMapping(failsOn('1'), { BatchSize: 1, MaximumRetryAttempts: 0 });
    stream.put(['1', '2']);
    await context.clock.advance(1000);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['2']]);
  });

  test('hold the shard until the records expire when retries are unlimited', async () => {
    const { context, stream, runs } = startMapping(failsOn('1'), { BatchSize: 1 });
    stream.retentionMs = 3_600_000;
    stream.put(['1', '2']);
    await context.clock.advance(3_600_000);
    expect(new Set(runs().flatMap(({ data }) => data))).toEqual(new Set(['1']));
    expect(context.seen).not.toContainEqual(expect.objectContaining({ type: 'warning' }));
  });

  test('report what passes the retention period unprocessed', async () => {
    const { context, stream, runs } = startMapping(failsOn('1'), { BatchSize: 1 });
    stream.retentionMs = 3_600_000;
    stream.put(['1']);
    await context.clock.advance(1_800_000);
    stream.put(['2']);
    await context.clock.advance(1_900_000);
    expect(runs().at(-1)?.data).toEqual(['2']);
    expect(context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message:
          '1 records of shardId-000000000000 passed the retention period of stream logs before fn processed them',
      }),
    );
  });

  test('split a failed batch in halves, the smaller first, until the record stands alone', async () => {
    const { context, stream, runs } = startMapping(failsOn('4'), {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
    });
    stream.put(['1', '2', '3', '4', '5']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([
      ['1', '2', '3', '4', '5'],
      ['1', '2'],
      ['3', '4', '5'],
      ['3'],
      ['4', '5'],
      ['4'],
      ['4'],
      ['5'],
    ]);
    expect(runs().map(({ atMs }) => atMs)).toEqual([0, 0, 0, 0, 0, 0, 250, 250]);
  });

  test('split even when no retries are left: splitting costs none', async () => {
    const { context, stream, runs } = startMapping(failsOn('2'), {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 0,
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2'], ['1'], ['2']]);
  });

  test('tell how each batch ended', async () => {
    const { context, stream } = startMapping(failsOn('2'), {
      BatchSize: 1,
      MaximumRetryAttempts: 1,
      ...toBucket,
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    const settled = context.seen.flatMap((event) => (event.type === 'batch-settled' ? [event] : []));
    expect(
      settled.map(({ outcome, records, functionName, shardId }) => [outcome, records, functionName, shardId]),
    ).toEqual(
      ['processed', 'retried', 'failure-destination'].map((outcome) => [outcome, 1, 'fn', 'shardId-000000000000']),
    );
  });
});
