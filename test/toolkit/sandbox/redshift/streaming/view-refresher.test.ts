import type { ReadResult, StoredRecord, StreamSource } from '../../../../../toolkit/sandbox/kernel/services';
import { ViewRefresher } from '../../../../../toolkit/sandbox/redshift/streaming/view-refresher';
import { testContext } from '../../context';

const VIEW = { name: '"v"', source: '"s"."S"', streamName: 'S', refreshesItself: true, query: 'SELECT 1' };
const REFRESH_MS = 10_000;

/** A stream of one shard, whose listener is told of each record. */
class OneShard {
  private readonly records: StoredRecord[] = [];
  private listener = () => {};
  private readonly opened: string[] = [];

  put(sequenceNumber: string): void {
    const approximateArrivalTimestamp = 0;
    this.records.push({ sequenceNumber, partitionKey: 'k', data: Buffer.from('{}'), approximateArrivalTimestamp });
    this.listener();
  }

  get starts(): readonly string[] {
    return this.opened;
  }

  readonly source = {
    shards: () => [{ shardId: 'shard-0', parentShardIds: [] }],
    cursor: (_: string, position: { type: string; sequenceNumber?: string }) => {
      let next = this.records.findIndex(({ sequenceNumber }) => sequenceNumber === position.sequenceNumber) + 1;
      this.opened.push(position.sequenceNumber ?? position.type);
      const read = (): ReadResult => {
        const records = this.records.slice(next, next + 2);
        next += records.length;
        return { records, millisBehindLatest: this.records.length - next, atShardEnd: false };
      };
      return { read };
    },
    onActivity: (listener: () => void) => {
      this.listener = listener;
      return () => {
        this.listener = () => {};
      };
    },
  } as unknown as StreamSource;
}

function refresherOf(stream: OneShard, run: (records: string[]) => void) {
  const context = testContext();
  const refresher = new ViewRefresher({
    requireAccess: () => {},
    context,
    view: VIEW,
    stream: stream.source,
    positions: new Map(),
    run: async ([insert]) => run(JSON.parse(insert?.parameters[0] ?? '[]').map(({ sequence }: never) => sequence)),
  });
  return { refresher, context };
}

describe('ViewRefresher', () => {
  test('reads what comes while it refreshes at the next time', async () => {
    const stream = new OneShard();
    const runs: string[][] = [];
    const { context, refresher } = refresherOf(stream, (records) => {
      if (runs.push(records) === 1) stream.put('2');
    });
    stream.put('1');
    await context.clock.advance(REFRESH_MS);
    expect(runs).toEqual([['1']]);
    expect(refresher.pending).toEqual(['view "v" reads S']);
    await context.clock.advance(REFRESH_MS);
    expect(runs).toEqual([['1'], ['2']]);
    expect(refresher.pending).toEqual([]);
  });

  test('reads on by itself until it is up with its stream', async () => {
    const stream = new OneShard();
    for (const sequence of ['1', '2', '3', '4', '5']) stream.put(sequence);
    const runs: string[][] = [];
    const { context } = refresherOf(stream, (records) => runs.push(records));
    await context.clock.advance(REFRESH_MS + 2_000);
    expect(runs).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  test('reads again what it could not add', async () => {
    const stream = new OneShard();
    const runs: string[][] = [];
    const { context, refresher } = refresherOf(stream, (records) => {
      runs.push(records);
      if (runs.length === 2) throw new Error('no room');
    });
    stream.put('1');
    await context.clock.advance(REFRESH_MS);
    stream.put('2');
    await context.clock.advance(REFRESH_MS);
    expect(context.seen).toContainEqual(
      expect.objectContaining({ type: 'warning', message: 'view "v" cannot be refreshed: no room' }),
    );
    await refresher.refresh();
    expect(runs).toEqual([['1'], ['2'], ['2']]);
    expect(stream.starts).toEqual(['TRIM_HORIZON', '1']);
  });

  test('refreshes once at a time', async () => {
    const stream = new OneShard();
    const runs: string[][] = [];
    const { refresher } = refresherOf(stream, (records) => runs.push(records));
    stream.put('1');
    await Promise.all([refresher.refresh(), refresher.refresh()]);
    expect(runs).toEqual([['1']]);
  });

  test('reads no more once it is stopped', async () => {
    const stream = new OneShard();
    const runs: string[][] = [];
    const { refresher, context } = refresherOf(stream, (records) => runs.push(records));
    stream.put('1');
    refresher.stop();
    stream.put('2');
    await context.clock.advance(REFRESH_MS);
    expect(runs).toEqual([]);
  });
});
