import { FUNCTION_ARN, startMapping } from './harness';

const SUCCEED = 'exports.handler = async () => {};';
const counted = { MetricsConfig: { Metrics: ['EventCount'] } };

describe('metrics of a mapping', () => {
  test('tell the age of the last record when a batch is sent', async () => {
    const { context, stream, samples } = startMapping(SUCCEED, { MaximumBatchingWindowInSeconds: 10 });
    stream.put(['1']);
    await context.clock.advance(4000);
    stream.put(['2']);
    await context.clock.advance(6000);
    expect(samples.filter(({ name }) => name === 'IteratorAge')).toEqual([
      {
        namespace: 'AWS/Lambda',
        name: 'IteratorAge',
        dimensions: { FunctionName: 'fn' },
        value: 6000,
        unit: 'Milliseconds',
      },
    ]);
    expect(FUNCTION_ARN).toContain(':function:fn');
  });

  test('count events by mapping where they are asked for', async () => {
    const { context, stream, samples, mapping } = startMapping(SUCCEED, {
      ...counted,
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] },
    });
    stream.put(['{"a":1}', '{"a":2}', '{"a":1}']);
    await context.clock.advance(0);
    const counts = samples.filter(({ name }) => name.endsWith('EventCount'));
    expect(counts.map(({ name, value }) => [name, value])).toEqual([
      ['PolledEventCount', 3],
      ['FilteredOutEventCount', 1],
      ['InvokedEventCount', 2],
    ]);
    for (const { dimensions, namespace, unit } of counts) {
      expect([namespace, unit, dimensions]).toEqual(['AWS/Lambda', 'Count', { EventSourceMappingUUID: mapping.ref }]);
    }
  });

  test('count failed invocations and what the failure destination took', async () => {
    const { context, stream, metric } = startMapping('exports.handler = async () => { throw new Error("no"); };', {
      ...counted,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    });
    stream.put(['1', '2', '3']);
    await context.clock.advance(60_000);
    expect(metric('InvokedEventCount')).toEqual([3, 3]);
    expect(metric('FailedInvokeEventCount')).toEqual([3, 3]);
    expect(metric('OnFailureDestinationDeliveredEventCount')).toEqual([3]);
    expect(metric('DroppedEventCount')).toEqual([]);
  });

  test('count only the reported records of a partial batch as failed', async () => {
    const code = `exports.handler = async ({ Records }) => ({
      batchItemFailures: Records.length > 2 ? [{ itemIdentifier: Records[1].kinesis.sequenceNumber }] : [],
    });`;
    const { context, stream, metric } = startMapping(code, {
      ...counted,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    stream.put(['1', '2', '3']);
    await context.clock.advance(60_000);
    expect(metric('FailedInvokeEventCount')).toEqual([1]);
  });

  test('count a record once that is reported twice', async () => {
    const code = `exports.handler = async ({ Records: [, { kinesis } = {}] }) => ({
      batchItemFailures: kinesis ? [1, 2].map(() => ({ itemIdentifier: kinesis.sequenceNumber })) : [],
    });`;
    const { context, stream, metric } = startMapping(code, {
      ...counted,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(metric('FailedInvokeEventCount')).toEqual([1]);
  });

  test('count nothing for an empty poll, and no poll while the mapping is disabled', async () => {
    const empty = startMapping(SUCCEED, counted);
    await empty.context.clock.advance(1000);
    expect(empty.metric('PolledEventCount')).toEqual([0]);
    const disabled = startMapping(SUCCEED, { ...counted, Enabled: false });
    disabled.stream.put(['1']);
    await disabled.context.clock.advance(1000);
    expect(disabled.samples).toEqual([]);
  });

  test('count what is dropped without a failure destination', async () => {
    const { context, stream, metric } = startMapping('exports.handler = async () => { throw new Error("no"); };', {
      ...counted,
      MaximumRetryAttempts: 0,
    });
    stream.put(['1', '2']);
    await context.clock.advance(60_000);
    expect(metric('DroppedEventCount')).toEqual([2]);
  });

  test('count no events where they are not asked for', async () => {
    const { context, stream, metric } = startMapping(SUCCEED);
    stream.put(['1']);
    await context.clock.advance(1000);
    expect(metric('PolledEventCount')).toEqual([]);
    expect(metric('IteratorAge')).toEqual([0]);
  });
});
