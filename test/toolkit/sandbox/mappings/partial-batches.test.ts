import { BUCKET_ARN, startMapping } from './harness';

/** Reports the records whose data is in a list. */
const reports = (...data: string[]) => `
  exports.handler = async ({ Records }) => ({
    batchItemFailures: Records
      .filter(({ kinesis }) => ${JSON.stringify(data)}.includes(Buffer.from(kinesis.data, 'base64').toString()))
      .map(({ kinesis }) => ({ itemIdentifier: kinesis.sequenceNumber })),
  });`;

const answers = (response: string) => `exports.handler = async () => (${response});`;

const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

describe('partial batch responses', () => {
  test('reproduce the recorded trace of bisect and reported failures', async () => {
    const { context, stream, runs } = startMapping(reports('2'), {
      ...partial,
      BatchSize: 4,
      MaximumBatchingWindowInSeconds: 2,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
    });
    stream.put(['1', '2', '3', '4']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([['1', '2', '3', '4'], ['2', '3', '4'], ['2'], ['2'], ['3', '4']]);
    const ids = runs().map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(4);
    expect(ids[2]).toBe(ids[3]);
    expect(runs().map(({ atMs }) => atMs)).toEqual([0, 0, 0, 250, 250]);
  });

  test('reproduce the recorded run in which only the last of six records fails', async () => {
    const { context, stream, runs, objects } = startMapping(reports('6'), {
      ...partial,
      BatchSize: 3,
      MaximumBatchingWindowInSeconds: 1,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
    });
    const sequenceNumbers = stream.put(['1', '2', '3', '4', '5', '6']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ...Array.from({ length: 4 }, () => ['6']),
    ]);
    expect(objects.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({ approximateInvokeCount: 4, condition: 'RetryAttemptsExhausted' }),
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: null },
        KinesisBatchInfo: expect.objectContaining({
          batchSize: 1,
          startSequenceNumber: sequenceNumbers[5],
          endSequenceNumber: sequenceNumbers[5],
        }),
      }),
    ]);
  });

  test('retry from the lowest of several reported records', async () => {
    const { context, stream, runs } = startMapping(reports('3', '2'), { ...partial, MaximumRetryAttempts: 0 });
    stream.put(['1', '2', '3', '4']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual([
      ['1', '2', '3', '4'],
      ['2', '3', '4'],
    ]);
  });

  test.each([['""'], ['[]'], ['null'], ['{}'], ['{ batchItemFailures: [] }'], ['{ batchItemFailures: null }']])(
    'take %s as complete success',
    async (response) => {
      const { context, stream, runs, objects } = startMapping(answers(response), {
        ...partial,
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
      });
      stream.put(['1']);
      await context.clock.advance(60_000);
      expect(runs()).toHaveLength(1);
      expect(objects).toEqual([]);
    },
  );

  test.each([
    ['{ itemIdentifier: "" }'],
    ['{ itemIdentifier: null }'],
    ['{ foo: 123 }'],
    ['{ foo: null }'],
    ['{ itemIdentifier: 123 }'],
    ['null'],
  ])('take %s as complete failure', async (item) => {
    const { context, stream, runs, objects } = startMapping(answers(`{ batchItemFailures: [${item}] }`), {
      ...partial,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(runs().map(({ data }) => data)).toEqual(Array.from({ length: 3 }, () => ['1', '2']));
    expect(objects.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({ approximateInvokeCount: 3 }),
        responseContext: expect.objectContaining({ functionError: null }),
      }),
    ]);
  });

  test('take a list that is none as complete failure', async () => {
    const { context, stream, runs } = startMapping(answers('{ batchItemFailures: "all" }'), {
      ...partial,
      MaximumRetryAttempts: 1,
    });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toHaveLength(2);
  });

  test('take an exception as a function error', async () => {
    const { context, stream, objects } = startMapping('exports.handler = async () => { throw new Error("no"); };', {
      ...partial,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: BUCKET_ARN } },
    });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(objects[0]?.body).toMatchObject({ responseContext: { functionError: 'Unhandled' } });
  });

  test('are ignored where the mapping does not ask for them', async () => {
    const { context, stream, runs } = startMapping(reports('1'), { MaximumRetryAttempts: 1 });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toHaveLength(1);
  });
});
