import { startMapping } from './harness';

const SUCCEED = 'exports.handler = async () => {};';

/** Starts a mapping, has some time pass, and closes it; then the same once more on the same data directory. */
async function twice(properties: Record<string, unknown>, between: (first: ReturnType<typeof startMapping>) => void) {
  const first = startMapping(SUCCEED, properties);
  first.stream.put(['1', '2', '3']);
  await first.context.clock.advance(5000);
  first.room.close();
  between(first);
  const again = startMapping(SUCCEED, properties, { context: first.context, stream: () => first.stream });
  await first.context.clock.advance(60_000);
  return again.runs().map(({ data }) => data);
}

describe('checkpoints', () => {
  test('read on after the last processed record', async () => {
    expect(await twice({}, ({ stream }) => stream.put(['4']))).toEqual([['1', '2', '3'], ['4']]);
  });

  test('read nothing twice when nothing new came', async () => {
    expect(await twice({}, () => {})).toEqual([['1', '2', '3']]);
  });

  test('keep what was read but not processed', async () => {
    expect(await twice({ MaximumBatchingWindowInSeconds: 60 }, () => {})).toEqual([['1', '2', '3']]);
  });

  test('remember where LATEST was', async () => {
    const first = startMapping(SUCCEED, { StartingPosition: 'LATEST' });
    first.room.close();
    await first.context.clock.advance(1000);
    first.stream.put(['1']);
    const again = startMapping(
      SUCCEED,
      { StartingPosition: 'LATEST' },
      { context: first.context, stream: () => first.stream },
    );
    await first.context.clock.advance(1000);
    expect(again.runs().map(({ data }) => data)).toEqual([['1']]);
  });

  test('are written only when there is something new in them', async () => {
    const { context, stream } = startMapping('exports.handler = async () => { throw new Error("no"); };');
    const write = jest.spyOn(context.state, 'write');
    for (let second = 0; second < 10; second++) {
      stream.put([String(second)]);
      await context.clock.advance(1000);
    }
    expect(write).not.toHaveBeenCalled();
  });

  test('repeat at most the last second after a crash', async () => {
    const { context, stream, runs } = startMapping(SUCCEED);
    stream.put(['1']);
    await context.clock.advance(5000);
    stream.put(['2']);
    await context.clock.advance(500);
    startMapping(SUCCEED, {}, { context, stream: () => stream });
    await context.clock.advance(0);
    expect(runs().map(({ data }) => data)).toEqual([['1'], ['2'], ['2']]);
  });

  test('wait for the slowest lane', async () => {
    const code = `exports.handler = async ({ Records }) => {
      if (Records[0].kinesis.partitionKey === 'slow') throw new Error('no');
    };`;
    const properties = { ParallelizationFactor: 10, BatchSize: 1 };
    const first = startMapping(code, properties);
    first.stream.put(['1'], { partitionKey: 'slow' });
    first.stream.put(['2'], { partitionKey: 'fast' });
    await first.context.clock.advance(5000);
    first.room.close();
    const before = first.runs().length;
    const again = startMapping(SUCCEED, properties, { context: first.context, stream: () => first.stream });
    await first.context.clock.advance(0);
    expect(
      new Set(
        again
          .runs()
          .slice(before)
          .flatMap(({ data }) => data),
      ),
    ).toEqual(new Set(['1', '2']));
  });

  test('do nothing after close', async () => {
    const { context, stream, runs, room } = startMapping(SUCCEED);
    room.close();
    stream.put(['1']);
    await context.clock.advance(60_000);
    expect(runs()).toEqual([]);
  });
});
