import type { MetricSample } from '../../../../toolkit/sandbox/kernel/services';
import { FunctionsRoom } from '../../../../toolkit/sandbox/lambda/functions-room';
import { MappingsRoom } from '../../../../toolkit/sandbox/mappings/mappings-room';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { TopicsRoom } from '../../../../toolkit/sandbox/sns/topics-room';
import { QueuesRoom } from '../../../../toolkit/sandbox/sqs/queues-room';
import { type StreamsOptions, StreamsRoom } from '../../../../toolkit/sandbox/streams/streams-room';
import { actingFor } from '../acting';
import { atTheEnd, type TestContext, testContext } from '../context';
import { createNow, inlineFunction } from '../lambda/harness';
import { callApi, throttle } from './harness';

const ROLE = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIA' };
const LINES = 20_000;

/** Answers nothing, but fails for the one poisonous record. */
const CODE = `exports.handler = async ({ Records }) => {
  if (Records.some(({ kinesis }) => kinesis.partitionKey === 'poison')) throw new Error('no');
};`;

const closing: { close(): void | Promise<void> }[] = [];

atTheEnd(async () => {
  for (const room of closing) await room.close();
});

async function rooms(context: TestContext, consumer: boolean, options: StreamsOptions = {}) {
  const samples: MetricSample[] = [];
  const metrics = { put: (sample: MetricSample) => samples.push({ timestamp: context.clock.now(), ...sample }) };
  const streams = new StreamsRoom(context, { metrics }, options);
  const buckets = new BucketsRoom(context);
  const as = actingFor(() => ({ buckets, functions, queues, streams, topics, logs: { write: () => {} } }));
  const functions = new FunctionsRoom(context, { as, metrics, assets: { path: () => undefined } });
  const queues = new QueuesRoom(context, { metrics });
  const topics = new TopicsRoom(context, { as });
  const mappings = new MappingsRoom(context, { as, functions, metrics });
  closing.push(mappings, functions, streams);
  await createNow(buckets, 'AWS::S3::Bucket', { BucketName: 'failures' }, 'Failures');
  const stream = createNow(streams, 'AWS::Kinesis::Stream', { Name: 'logs', ShardCount: 2 }, 'Stream');
  const reader = createNow(
    streams,
    'AWS::Kinesis::StreamConsumer',
    { ConsumerName: 'fast', StreamARN: stream.attributes.Arn },
    'Consumer',
  );
  createNow(functions, 'AWS::Lambda::Function', inlineFunction(CODE, { FunctionName: 'fn' }), 'Fn');
  const mapping = createNow(
    mappings,
    'AWS::Lambda::EventSourceMapping',
    {
      EventSourceArn: consumer ? reader.ref : stream.attributes.Arn,
      FunctionName: 'fn',
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 5,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    },
    'Mapping',
  );
  mappings.start();
  const put = (records: readonly { readonly key: string; readonly data: string }[]) =>
    streams.jsonApis[0]?.call(
      'PutRecords',
      {
        StreamName: 'logs',
        Records: records.map(({ key, data }) => ({ PartitionKey: key, Data: Buffer.from(data).toString('base64') })),
      },
      ROLE,
    );
  return { streams, buckets, functions, mappings, mapping, put, samples };
}

/** Data of the records that the function took without failing. */
function processed(context: TestContext): string[] {
  return context.seen.flatMap((event) =>
    event.type === 'invocation' && !event.invocation.failed
      ? JSON.parse(event.invocation.event).Records.map(({ kinesis }: { kinesis: { data: string } }) =>
          Buffer.from(kinesis.data, 'base64').toString(),
        )
      : [],
  );
}

describe.each([
  ['a shared iterator', false],
  ['enhanced fan-out', true],
])('streams, functions, buckets and mappings over %s', (_, consumer) => {
  test('bring each of many records to the function or the failure destination, each once', async () => {
    const context = testContext();
    const { put, mappings, buckets } = await rooms(context, consumer);
    for (let from = 0; from < LINES; from += 500) {
      const records = Array.from({ length: 500 }, (_, i) => ({ key: `key-${from + i}`, data: `line ${from + i}` }));
      if (from === 5000) records[7] = { key: 'poison', data: 'line 5007' };
      await put(records);
      await context.clock.advance(500);
    }
    await context.clock.advance(60_000);
    expect(mappings.pending()).toEqual([]);
    const taken = processed(context);
    expect(taken).toHaveLength(LINES - 1);
    expect(new Set(taken).size).toBe(LINES - 1);
    expect(taken).not.toContain('line 5007');
    const [object, ...others] = await buckets.list('failures');
    expect(others).toEqual([]);
    const body = JSON.parse((await buckets.get('failures', object?.key ?? '')).toString());
    expect(body.requestContext).toMatchObject({ condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 });
    const [record] = JSON.parse(body.payload).Records;
    expect(Buffer.from(record.kinesis.data, 'base64').toString()).toBe('line 5007');
  });

  test('lose nothing while the function fails or is throttled for a minute', async () => {
    const context = testContext();
    const { put, functions, mappings } = await rooms(context, consumer);
    throttle(functions, context, 60_000);
    await put(Array.from({ length: 100 }, (_, i) => ({ key: `key-${i}`, data: `line ${i}` })));
    await context.clock.advance(180_000);
    expect(new Set(processed(context)).size).toBe(100);
    expect(mappings.pending()).toEqual([]);
  });

  test('process nothing twice after a clean close', async () => {
    const context = testContext();
    const first = await rooms(context, consumer);
    await first.put([{ key: 'a', data: '1' }]);
    await context.clock.advance(10_000);
    await first.put([{ key: 'a', data: '2' }]);
    first.mappings.close();
    first.streams.close();
    const again = await rooms(context, consumer);
    await context.clock.advance(10_000);
    expect(processed(context)).toEqual(['1', '2']);
    expect(again.mappings.pending()).toEqual([]);
  });
});

describe('a mapping over enhanced fan-out', () => {
  test('subscribes to each shard, and again every five minutes', async () => {
    const context = testContext();
    const { samples, mappings } = await rooms(context, true);
    const values = (metric: string) => samples.filter(({ name }) => name === metric).map(({ value }) => value);
    await context.clock.advance(299_999);
    expect(values('SubscribeToShard.Success')).toEqual([1, 1]);
    await context.clock.advance(1);
    expect(values('SubscribeToShard.Success')).toEqual([1, 1, 1, 1]);
    mappings.close();
    await context.clock.advance(600_000);
    expect(values('SubscribeToShard.Success')).toHaveLength(4);
  });

  test('is told nothing of what goes to other shards', async () => {
    const context = testContext();
    const { put, samples } = await rooms(context, true);
    await context.clock.advance(0);
    samples.length = 0;
    await put([{ key: 'a', data: '1' }]);
    await context.clock.advance(0);
    const events = samples.filter(({ name }) => name === 'SubscribeToShardEvent.Records');
    expect(events.map(({ value }) => value)).toEqual([1]);
  });

  test('takes event after event of what came at once', async () => {
    const context = testContext();
    const { put, samples } = await rooms(context, true, { limits: false });
    await context.clock.advance(0);
    const data = 'x'.repeat(700_000);
    await put([1, 2, 3].map(() => ({ key: 'a', data })));
    await context.clock.advance(0);
    const events = samples.filter(({ name, value }) => name === 'SubscribeToShardEvent.Bytes' && value > 0);
    expect(events.map(({ value }) => value)).toEqual([700_001, 700_001, 700_001]);
  });

  test('takes 2 MiB a second out of a shard', async () => {
    const context = testContext();
    const { put, samples, mappings, mapping } = await rooms(context, true);
    callApi(mappings, 'PUT', { Enabled: false }, mapping.ref);
    for (let second = 0; second < 6; second++) {
      await put([{ key: 'a', data: 'x'.repeat(1_000_000) }]);
      await context.clock.advance(1000);
    }
    samples.length = 0;
    callApi(mappings, 'PUT', { Enabled: true }, mapping.ref);
    const start = context.clock.now() + 500;
    await context.clock.advance(10_000);
    const events = samples.filter(({ name, value }) => name === 'SubscribeToShardEvent.Bytes' && value > 0);
    expect(events.map(({ timestamp = 0 }) => timestamp - start)).toEqual([0, 0, 454, 931, 1408, 1885]);
  });
});
