import { mappedFunction, startMapping } from './harness';
import { MemoryStream, STREAM_ARN } from './memory-stream';

/** Counts the records of a window. */
const COUNT = `
  exports.handler = async ({ Records, state }) => ({ state: { count: (state.count ?? 0) + Records.length } });`;

const windowed = { TumblingWindowInSeconds: 120, MaximumRetryAttempts: 0 };

interface WindowEvent {
  readonly window: { readonly start: string; readonly end: string };
  readonly state: Record<string, unknown>;
  readonly isFinalInvokeForWindow: boolean;
  readonly isWindowTerminatedEarly: boolean;
}

function outline(runs: readonly { atMs: number; data: readonly string[]; event: object }[]) {
  return runs.map(({ atMs, data, event }) => {
    const { window, state, isFinalInvokeForWindow } = event as WindowEvent;
    return [atMs, data.join(), window.start.slice(11, 19), JSON.stringify(state), isFinalInvokeForWindow];
  });
}

describe('tumbling windows', () => {
  test('carry a state from batch to batch and end with a batch without records', async () => {
    const { context, stream, runs } = startMapping(COUNT, windowed);
    stream.put(['1', '2']);
    await context.clock.advance(30_000);
    stream.put(['3']);
    await context.clock.advance(200_000);
    expect(outline(runs())).toEqual([
      [0, '1,2', '00:00:00', '{}', false],
      [30_000, '3', '00:00:00', '{"count":2}', false],
      [120_000, '', '00:00:00', '{"count":3}', true],
    ]);
  });

  test('add exactly these members to the event', async () => {
    const { context, stream, runs } = startMapping(COUNT, windowed);
    stream.put(['1']);
    await context.clock.advance(120_000);
    expect(runs()[1]?.event).toEqual({
      Records: [],
      window: { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:02:00Z' },
      state: { count: 1 },
      shardId: 'shardId-000000000000',
      eventSourceARN: STREAM_ARN,
      isFinalInvokeForWindow: true,
      isWindowTerminatedEarly: false,
    });
    expect(Object.keys(runs()[0]?.event ?? {})).toEqual([
      'Records',
      'window',
      'state',
      'shardId',
      'eventSourceARN',
      'isFinalInvokeForWindow',
      'isWindowTerminatedEarly',
    ]);
  });

  test('are aligned to the epoch and hold records by their arrival', async () => {
    const { context, stream, runs } = startMapping(COUNT, { ...windowed, MaximumBatchingWindowInSeconds: 300 });
    await context.clock.advance(110_000);
    stream.put(['1']);
    await context.clock.advance(10_000);
    stream.put(['2']);
    await context.clock.advance(130_000);
    expect(outline(runs())).toEqual([
      [120_000, '1', '00:00:00', '{}', false],
      [120_000, '', '00:00:00', '{"count":1}', true],
      [240_000, '2', '00:02:00', '{}', false],
      [240_000, '', '00:02:00', '{"count":1}', true],
    ]);
  });

  test('open none while nothing arrives', async () => {
    const { context, runs, room } = startMapping(COUNT, windowed);
    await context.clock.advance(600_000);
    expect(runs()).toEqual([]);
    expect(room.pending()).toEqual([]);
  });

  test('are pending until they end', async () => {
    const { context, stream, room } = startMapping(COUNT, windowed);
    stream.put(['1']);
    await context.clock.advance(5000);
    expect(room.pending()).toEqual(['shardId-000000000000 of logs has a window of fn open']);
    await context.clock.advance(115_000);
    expect(room.pending()).toEqual([]);
  });

  test('take a response without a state as a failure', async () => {
    const { context, stream, runs, objects } = startMapping('exports.handler = async () => ({});', {
      ...windowed,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    });
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toHaveLength(2);
    expect(objects[0]?.body).toMatchObject({ responseContext: { functionError: null } });
  });

  test('go on from the reported record with the state that came with the report', async () => {
    const code = `
      exports.handler = async ({ Records, state }) => ({
        state: { seen: [...(state.seen ?? []), Records.length] },
        batchItemFailures: Records.length > 1 ? [{ itemIdentifier: Records[1].kinesis.sequenceNumber }] : [],
      });`;
    const { context, stream, runs } = startMapping(code, {
      ...windowed,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    stream.put(['1', '2']);
    await context.clock.advance(120_000);
    expect(outline(runs())).toEqual([
      [0, '1,2', '00:00:00', '{}', false],
      [0, '2', '00:00:00', '{"seen":[2]}', false],
      [120_000, '', '00:00:00', '{"seen":[2,1]}', true],
    ]);
  });

  test('drop a state that came with a report of the first record', async () => {
    const code = `
      let attempts = 0;
      exports.handler = async ({ Records }) => ({
        state: { attempts: ++attempts },
        batchItemFailures: attempts === 1 ? [{ itemIdentifier: Records[0].kinesis.sequenceNumber }] : [],
      });`;
    const { context, stream, runs } = startMapping(code, {
      ...windowed,
      MaximumRetryAttempts: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    stream.put(['1']);
    await context.clock.advance(120_000);
    expect(outline(runs()).map(([, data, , state]) => [data, state])).toEqual([
      ['1', '{}'],
      ['1', '{}'],
      ['', '{"attempts":2}'],
    ]);
  });

  test('leave room for the state in the event', async () => {
    const code = `exports.handler = async () => ({ state: { text: 'x'.repeat(1_000_000) } });`;
    const { context, stream, runs } = startMapping(code, windowed);
    stream.put(['1']);
    await context.clock.advance(500);
    stream.put(Array.from({ length: 4 }, () => Buffer.alloc(1_100_000)));
    await context.clock.advance(10_000);
    expect(runs().map(({ data }) => data.length)).toEqual([1, 3, 1]);
  });

  test('keep the state when a batch is given up', async () => {
    const code = `
      exports.handler = async ({ Records, state }) => {
        if (Records[0]?.kinesis.partitionKey === 'poison') throw new Error('no');
        return { state: { count: (state.count ?? 0) + Records.length } };
      };`;
    const { context, stream, runs } = startMapping(code, windowed);
    stream.put(['1']);
    await context.clock.advance(10_000);
    stream.put(['bad'], { partitionKey: 'poison' });
    await context.clock.advance(110_000);
    expect(outline(runs()).at(-1)).toEqual([120_000, '', '00:00:00', '{"count":1}', true]);
  });

  test('give up records that grow too old, and go on', async () => {
    const code = `
      exports.handler = async ({ Records, state }) => {
        if (Records[0]?.kinesis.partitionKey === 'poison') throw new Error('no');
        return { state: { count: (state.count ?? 0) + Records.length } };
      };`;
    const { context, stream, runs, objects } = startMapping(code, {
      TumblingWindowInSeconds: 120,
      MaximumRecordAgeInSeconds: 60,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
    });
    stream.put(['bad'], { partitionKey: 'poison' });
    await context.clock.advance(61_000);
    stream.put(['1']);
    await context.clock.advance(59_000);
    expect(objects.map(({ body }) => body.requestContext)).toEqual([
      expect.objectContaining({ condition: 'RecordAgeExceeded' }),
    ]);
    expect(outline(runs()).at(-1)).toEqual([120_000, '', '00:00:00', '{"count":1}', true]);
  });

  test('hold the shard while the last invocation of one fails, whatever the retries', async () => {
    const code = `
      exports.handler = async ({ isFinalInvokeForWindow }) => {
        if (isFinalInvokeForWindow) throw new Error('no');
        return { state: {} };
      };`;
    const { context, stream, runs } = startMapping(code, windowed);
    stream.put(['1']);
    await context.clock.advance(120_000);
    stream.put(['2']);
    await context.clock.advance(600_000);
    expect(runs().flatMap(({ data }) => data)).toEqual(['1']);
    expect(runs().length).toBeGreaterThan(5);
  });

  test('end early with a state over 1 MB, and go on with a fresh one', async () => {
    const code = `
      exports.handler = async ({ Records }) => ({ state: { text: 'x'.repeat(Records.length > 1 ? 1048576 : 1) } });`;
    const { context, stream, runs } = startMapping(code, windowed);
    stream.put(['1', '2']);
    await context.clock.advance(10_000);
    stream.put(['3']);
    await context.clock.advance(110_000);
    const events = runs().map(({ event }) => event as unknown as WindowEvent);
    expect(events.map((event) => [event.isFinalInvokeForWindow, event.isWindowTerminatedEarly])).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [true, false],
    ]);
    expect(JSON.stringify(events[1]?.state).length).toBeGreaterThan(1_048_576);
    expect(runs()[1]?.data).toEqual([]);
    expect(events[2]?.state).toEqual({});
    expect(new Set(events.map(({ window }) => window.start)).size).toBe(1);
  });

  test('end with their shard, and start afresh in its children', async () => {
    const [parent, child] = ['shardId-000000000000', 'shardId-000000000001'];
    const { context, stream, runs } = startMapping(COUNT, windowed);
    stream.put(['1']);
    await context.clock.advance(10_000);
    stream.closeShard(parent);
    stream.open(child, [parent]);
    stream.put(['2'], { shardId: child });
    await context.clock.advance(10_000);
    expect(outline(runs()).map(([, data, , state, final]) => [data, state, final])).toEqual([
      ['1', '{}', false],
      ['', '{"count":1}', true],
      ['2', '{}', false],
    ]);
  });

  test('take in what has not been polled yet before they end', async () => {
    const { context, create, room, stream, runs } = mappedFunction(COUNT, windowed);
    await context.clock.advance(300);
    create();
    room.start();
    stream.put(['1']);
    await context.clock.advance(119_400);
    stream.put(['2']);
    await context.clock.advance(1000);
    expect(runs().map(({ atMs, data }) => [atMs, data.join()])).toEqual([
      [300, '1'],
      [120_000, '2'],
      [120_200, ''],
    ]);
  });

  test('wait for a read that the stream refuses before they end', async () => {
    const { context, stream, runs } = startMapping(COUNT, windowed);
    stream.put(['1']);
    await context.clock.advance(119_500);
    stream.put(['2']);
    stream.refusedReads = 2;
    await context.clock.advance(10_000);
    expect(outline(runs()).map(([, data, , state, final]) => [data, state, final])).toEqual([
      ['1', '{}', false],
      ['2', '{"count":1}', false],
      ['', '{"count":2}', true],
    ]);
  });

  test('go on where they were after a restart', async () => {
    const first = startMapping(COUNT, windowed);
    first.stream.put(['1', '2']);
    await first.context.clock.advance(10_000);
    first.room.close();
    const again = startMapping(COUNT, windowed, { context: first.context, stream: () => first.stream });
    first.stream.put(['3']);
    await first.context.clock.advance(110_000);
    expect(outline(again.runs()).map(([, data, , state]) => [data, state])).toEqual([
      ['1,2', '{}'],
      ['3', '{"count":2}'],
      ['', '{"count":3}'],
    ]);
    expect(first.stream).toBeInstanceOf(MemoryStream);
  });
});
