import type { StartingPosition } from '@aws-sdk/client-kinesis';
import { PatientCalls } from '../../../../toolkit/cli/tail/patient-calls';
import type { ShardBatch } from '../../../../toolkit/cli/tail/shard-reader';
import { SharedReader } from '../../../../toolkit/cli/tail/shared-reader';
import { closeServedStreams, type ServedStreams, serveStreams } from '../served-streams';

const SHARD = 'shardId-000000000000';
const FROM_BEGINNING = { ShardIteratorType: 'TRIM_HORIZON' };
const BEGINNING: StartingPosition = { Type: 'TRIM_HORIZON' };

afterEach(closeServedStreams);

/** A reader whose pauses let virtual time pass. */
function reader({ client, context: { clock } }: ServedStreams, signal = new AbortController().signal) {
  const pauses: number[] = [];
  const calls = new PatientCalls(async (ms) => {
    signal.throwIfAborted();
    pauses.push(ms);
    await clock.advance(ms);
  });
  const shared = new SharedReader(client, { StreamName: 'logs' }, calls, signal, () => clock.now());
  return { pauses, calls, read: (from = BEGINNING) => shared.read(SHARD, from)[Symbol.asyncIterator]() };
}

async function next(batches: AsyncIterator<ShardBatch>): Promise<ShardBatch> {
  return (await batches.next()).value;
}

function texts(batch: ShardBatch): string[] {
  return batch.records.map(({ Data }) => Buffer.from(Data ?? []).toString());
}

describe('SharedReader', () => {
  test('reads in order, faster while it is behind', async () => {
    const streams = await serveStreams();
    const { pauses, read } = reader(streams);
    const all = Array.from({ length: 12_000 }, (_, i) => String(i));
    for (let i = 0; i < all.length; i += 500) {
      await streams.put(...all.slice(i, i + 500));
      await streams.context.clock.advance(500);
    }
    const batches = read();
    const [first, second, third] = [await next(batches), await next(batches), await next(batches)];
    expect([...texts(first), ...texts(second)]).toEqual(all);
    expect(first.millisBehindLatest).toBeGreaterThan(0);
    expect(third).toMatchObject({ records: [], millisBehindLatest: 0, children: undefined });
    expect(pauses).toEqual([200, 1_000]);
  });

  test('ends with the children of a closed shard', async () => {
    const streams = await serveStreams();
    const batches = reader(streams).read();
    await streams.put('a');
    streams.call('SplitShard', { StreamName: 'logs', ShardToSplit: SHARD, NewStartingHashKey: String(2n ** 127n) });
    const batch = await next(batches);
    expect(texts(batch)).toEqual(['a']);
    expect(batch.children?.map(({ ShardId, ParentShards }) => [ShardId, ParentShards])).toEqual([
      ['shardId-000000000001', [SHARD]],
      ['shardId-000000000002', [SHARD]],
    ]);
    expect((await batches.next()).done).toBe(true);
  });

  test('waits when others have used up the calls of the shard', async () => {
    const streams = await serveStreams();
    const { calls, read } = reader(streams);
    await streams.put('a');
    const { ShardIterator } = streams.call('GetShardIterator', {
      StreamName: 'logs',
      ShardId: SHARD,
      ...FROM_BEGINNING,
    });
    for (let i = 0; i < 5; i++) streams.call('GetRecords', { ShardIterator });
    expect(texts(await next(read()))).toEqual(['a']);
    expect(calls.repeated).toBeGreaterThan(0);
  });

  test('reads other shards while it waits for those that are used up', async () => {
    const streams = await serveStreams(5);
    const shardIds = Array.from({ length: 5 }, (_, shard) => `shardId-00000000000${shard}`);
    const busy = shardIds.slice(0, 4);
    for (const ShardId of busy) {
      const { ShardIterator } = streams.call('GetShardIterator', { StreamName: 'logs', ShardId, ...FROM_BEGINNING });
      for (let i = 0; i < 5; i++) streams.call('GetRecords', { ShardIterator });
    }
    const waiting = new PatientCalls(() => new Promise(() => {}));
    const { clock } = streams.context;
    const shared = new SharedReader(streams.client, { StreamName: 'logs' }, waiting, new AbortController().signal, () =>
      clock.now(),
    );
    for (const shardId of busy) void shared.read(shardId, BEGINNING).next();
    const { value } = await shared.read('shardId-000000000004', BEGINNING).next();
    expect(value).toMatchObject({ records: [], millisBehindLatest: 0 });
  });

  test('goes on after the last record when its iterator has expired', async () => {
    const streams = await serveStreams();
    const batches = reader(streams).read();
    await streams.put('a');
    expect(texts(await next(batches))).toEqual(['a']);
    await streams.put('b');
    await streams.context.clock.advance(301_000);
    expect(texts(await next(batches))).toEqual(['b']);
  });

  test('skips nothing when an iterator at the latest record has expired', async () => {
    const streams = await serveStreams();
    const batches = reader(streams).read({ Type: 'LATEST' });
    await streams.put('before');
    await streams.context.clock.advance(1_000);
    expect(texts(await next(batches))).toEqual([]);
    await streams.put('after');
    await streams.context.clock.advance(301_000);
    expect(texts(await next(batches))).toEqual(['after']);
  });

  test('begins at a time', async () => {
    const streams = await serveStreams();
    await streams.put('before');
    await streams.context.clock.advance(60_000);
    const Timestamp = new Date(streams.context.clock.now());
    await streams.put('after');
    expect(texts(await next(reader(streams).read({ Type: 'AT_TIMESTAMP', Timestamp })))).toEqual(['after']);
  });

  test('fails for what no waiting mends', async () => {
    const streams = await serveStreams();
    streams.call('DeleteStream', { StreamName: 'logs' });
    await streams.context.clock.advance(60_000);
    await expect(next(reader(streams).read())).rejects.toThrow('Stream logs under account 123456789012 not found.');
  });

  test('stops when the command is to end', async () => {
    const end = new AbortController();
    const batches = reader(await serveStreams(), end.signal).read();
    await next(batches);
    end.abort();
    await expect(next(batches)).rejects.toThrow('This operation was aborted');
  });
});
