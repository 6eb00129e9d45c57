import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Code, Function as Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Duration, type Stack } from 'aws-cdk-lib/core';
import {
  ConsumerAlarms,
  DataStream,
  HotShardAlarms,
  PipelineHealth,
  ProcessorAlarms,
  StreamAlarms,
  StreamCapacity,
  StreamProcessor,
} from 'cdk-kinesis-pipelines';
import { WatchedStream } from './watched-stream';

jest.setTimeout(120_000);

const HOUR = 60;
const MIB = 1024 * 1024;
const SHARDS = 4;
const KEYS = Array.from({ length: 40 }, (_, i) => `key-${i}`);
const HOT = Array.from({ length: 90 }, () => 'hot');

let stream: WatchedStream;

afterEach(() => stream.close());

function dataStreamIn(stack: Stack): DataStream {
  return new DataStream(stack, 'Stream', {
    streamName: 'watched',
    capacity: StreamCapacity.provisioned(SHARDS),
    retentionPeriod: Duration.hours(24),
  });
}

function withHealth(stack: Stack, ...watched: { readonly alarms: IAlarm[] }[]) {
  const alarms = watched.flatMap((construct) => construct.alarms);
  return { alarms: [...alarms, new PipelineHealth(stack, 'Health', { alarms }).alarm] };
}

/** Every alarm on a stream that nobody reads. */
function unread(stack: Stack) {
  const dataStream = dataStreamIn(stack);
  return withHealth(
    stack,
    new StreamAlarms(stack, 'Load', { dataStream, actions: [] }),
    new HotShardAlarms(stack, 'HotShard', { stream: dataStream.stream, actions: [] }),
  );
}

/** Every alarm on a stream, on what shares its throughput, and on an enhanced fan-out consumer. */
function read(stack: Stack) {
  const dataStream = dataStreamIn(stack);
  const consumer = dataStream.addConsumer('Metrics');
  const utilization = 2;
  return withHealth(
    stack,
    new StreamAlarms(stack, 'Load', { dataStream, sharedReaders: true, utilization, actions: [] }),
    new HotShardAlarms(stack, 'HotShard', { stream: dataStream.stream, utilization, actions: [] }),
    new ConsumerAlarms(stack, 'Consumer', { consumer, actions: [] }),
  );
}

function readByFunction(stack: Stack) {
  const handler = new Handler(stack, 'Handler', {
    functionName: 'sessions',
    code: Code.fromInline('exports.handler = async () => {}'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  const { eventSourceMapping, source } = new StreamProcessor(stack, 'Sessions', {
    source: dataStreamIn(stack),
    handler,
  });
  return withHealth(
    stack,
    new ProcessorAlarms(stack, 'Processor', { handler, eventSourceMapping, source, actions: [] }),
  );
}

describe('the alarms on the load of a stream', () => {
  const recordsOf = (bytesPerSecond: number, bytes: number) => ({
    bytesPerSecond,
    recordsPerSecond: bytesPerSecond / bytes,
  });

  test.each([
    ['one key takes most of its shard, by bytes', recordsOf(MIB, 10_240), 0.85, ['Health', 'HotShard/Bytes']],
    ['one key takes most of its shard, by records', recordsOf(100_000, 100), 0.85, ['Health', 'HotShard/Records']],
    ['all shards are as busy', recordsOf(3.6 * MIB, 10_240), 0, ['Health', 'Load/Utilization']],
    [
      'one key is more than a shard takes',
      recordsOf(2 * MIB, 10_240),
      0.8,
      ['Health', 'HotShard/Bytes', 'Load/ThrottledWrites'],
    ],
    ['all shards are half busy', recordsOf(2 * MIB, 10_240), 0, []],
  ])('when %s', async (_, rate, hotShare, expected) => {
    stream = await WatchedStream.start(unread);
    const load = stream.sandbox.load('watched', rate, { hotShare });
    await stream.pass(20);
    expect(stream.burning).toEqual(expected);

    load.stop();
    stream.sandbox.load('watched', recordsOf(MIB, 10_240));
    await stream.pass(20);
    expect(stream.burning).toEqual([]);
    expect(stream.raised).toEqual(expected);
  });
});

describe('the alarms on the readers of a stream', () => {
  const someLines = () => stream.put(KEYS, 100);

  async function startRead() {
    stream = await WatchedStream.start(read);
    const found = (type: string) => stream.sandbox.deployment.resources.find((resource) => resource.type === type);
    return {
      shared: stream.reader(String(found('AWS::Kinesis::Stream')?.attributes.Arn)),
      pushed: stream.reader(String(found('AWS::Kinesis::StreamConsumer')?.attributes.ConsumerARN)),
    };
  }

  test('stay quiet while everything written is read, and while nothing is written', async () => {
    await startRead();
    await stream.pass(30, someLines);
    await stream.pass(30);
    expect(stream.raised).toEqual([]);
  });

  test('stay quiet when one key takes most of its shard, which raises the alarm on hot shards alone', async () => {
    await startRead();
    await stream.pass(10, () => Promise.all([someLines(), stream.put(HOT, 5_000)]), 0.25);
    expect(stream.burning).toEqual(['Health', 'HotShard/Bytes']);

    await stream.pass(10, someLines);
    expect(stream.burning).toEqual([]);
    expect(stream.raised).toEqual(['Health', 'HotShard/Bytes']);
  });

  test('tell that the key of the stream is disabled, to writers as to readers', async () => {
    await startRead();
    const tryToPut = () => stream.put(KEYS, 100).catch((error) => expect(error.name).toBe('KMSDisabledException'));
    stream.sandbox.inject({ type: 'key-disabled', stream: 'watched', forMs: 30 * 60_000 });
    await stream.pass(29, tryToPut);
    expect(stream.burning).toEqual(['Health', 'Load/FailedReads', 'Load/FailedWrites']);

    await stream.pass(20, tryToPut);
    expect(stream.burning).toEqual([]);
    expect(stream.raised).toEqual(['Health', 'Load/FailedReads', 'Load/FailedWrites']);
  });

  test.each([
    ['pushed', 20, ['Consumer/Stopped', 'Health']],
    ['pushed', 7 * HOUR, ['Consumer/LagQuarter', 'Consumer/Stopped', 'Health']],
    ['pushed', 13 * HOUR, ['Consumer/LagHalf', 'Consumer/LagQuarter', 'Consumer/Stopped', 'Health']],
    ['shared', 7 * HOUR, ['Health', 'Load/IteratorAgeQuarter', 'Load/ReadersStopped']],
  ] as const)(
    'tell that the %s reader stopped for %s minutes, and that it is back',
    async (name, minutes, expected) => {
      const { [name]: reader } = await startRead();
      await stream.pass(10, someLines);
      reader.running = false;
      await stream.pass(minutes, someLines, 5);
      expect(stream.burning).toEqual(expected.filter((path) => /Health|Stopped/.test(path)));

      reader.running = true;
      await stream.pass(40, someLines);
      expect(stream.burning).toEqual([]);
      expect(stream.raised).toEqual(expected);
    },
  );
});

describe('the alarms on a function that reads a stream', () => {
  test.each([
    ['function-throttled', ['Health', 'Processor/Function/Throttles', 'Processor/IteratorAgeQuarter']],
    [
      'function-fails',
      ['Health', 'Processor/FailedRecords', 'Processor/Function/Errors', 'Processor/IteratorAgeQuarter'],
    ],
  ] as const)('tell that it is behind, and why: %s', async (type, expected) => {
    stream = await WatchedStream.start(readByFunction);
    await stream.pass(10, () => stream.put(KEYS, 100));
    stream.sandbox.inject({ type, function: 'sessions', forMs: 7 * 3_600_000 });
    await stream.pass(7 * HOUR, () => stream.put(KEYS, 100), 5);
    expect(stream.burning).toEqual(expected);

    await stream.pass(40, () => stream.put(KEYS, 100));
    expect(stream.burning).toEqual([]);
    expect(stream.raised).toEqual(expected);
  });
});
