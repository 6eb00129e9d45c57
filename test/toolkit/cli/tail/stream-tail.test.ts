import type { StartingPosition } from '@aws-sdk/client-kinesis';
import { firstShards } from '../../../../toolkit/cli/tail/first-shards';
import { PatientCalls } from '../../../../toolkit/cli/tail/patient-calls';
import type { EndPosition } from '../../../../toolkit/cli/tail/position';
import { readingEnd } from '../../../../toolkit/cli/tail/reading-end';
import { ShardPlan } from '../../../../toolkit/cli/tail/shard-plan';
import { SharedReader } from '../../../../toolkit/cli/tail/shared-reader';
import { StreamTail } from '../../../../toolkit/cli/tail/stream-tail';
import { base64 } from '../../sandbox/streams/room';
import { closeServedStreams, type ServedStreams, serveStreams } from '../served-streams';

const STREAM = { StreamName: 'logs' };
const MIDDLE = String(2n ** 127n);
const LATEST: EndPosition = { Type: 'LATEST' };
const id = (shard: number) => `shardId-${String(shard).padStart(12, '0')}`;

afterEach(closeServedStreams);

function patientCalls({ context: { clock } }: ServedStreams): PatientCalls {
  return new PatientCalls((ms) => new Promise((resolve) => clock.schedule('pause', ms, () => resolve())));
}

/** What a tail prints, as `shard: texts`, up to the end. */
async function read(
  streams: ServedStreams,
  shardId?: string,
  until = LATEST,
  from: StartingPosition = { Type: 'TRIM_HORIZON' },
): Promise<string[]> {
  const { client, context } = streams;
  const calls = patientCalls(streams);
  const now = () => context.clock.now();
  const which = { isOpenOnly: from.Type === 'LATEST', shardId };
  const shards = await streams.settle(firstShards(client, STREAM, calls, which));
  const plan = new ShardPlan(shards, shardId === undefined);
  const reader = new SharedReader(client, STREAM, calls, new AbortController().signal, now);
  const found: string[] = [];
  const tail = new StreamTail(reader, plan, {
    from,
    end: readingEnd(until, now),
    take: async (shard, records) => {
      const texts = records.map(({ Data }) => Buffer.from(Data ?? []).toString());
      if (texts.length > 0) found.push(`${Number(shard.slice(-3))}: ${texts.join(' ')}`);
    },
  });
  await streams.settle(tail.follow());
  return found;
}

/** A shard that was split, and whose children were merged again. */
async function resharded(): Promise<ServedStreams> {
  const streams = await serveStreams();
  const { call, context, put } = streams;
  await put('a', 'b', 'c', 'd');
  call('SplitShard', { ...STREAM, ShardToSplit: id(0), NewStartingHashKey: MIDDLE });
  await context.clock.advance(1_000);
  await put('a', 'b', 'c', 'd');
  call('MergeShards', { ...STREAM, ShardToMerge: id(1), AdjacentShardToMerge: id(2) });
  await context.clock.advance(1_000);
  await put('a', 'b', 'c', 'd');
  return streams;
}

describe('StreamTail', () => {
  test('reads children after both of their parents', async () => {
    const found = await read(await resharded());
    expect(found).toHaveLength(4);
    expect(found[0]).toBe('0: a b c d');
    expect(found.slice(1, 3).sort()).toEqual([expect.stringMatching(/^1: /), expect.stringMatching(/^2: /)]);
    expect(found[3]).toBe('3: a b c d');
  });

  test('reads one shard only, without its children', async () => {
    expect(await read(await resharded(), id(0))).toEqual(['0: a b c d']);
  });

  test('reads from the latest record on, but children that began meanwhile from their beginning', async () => {
    const streams = await resharded();
    const { clock } = streams.context;
    const Records = ['a', 'b', 'c', 'd'].map((text) => ({ PartitionKey: text, Data: base64(text) }));
    clock.schedule('split', 5_000, () => {
      streams.call('SplitShard', { ...STREAM, ShardToSplit: id(3), NewStartingHashKey: MIDDLE });
      clock.schedule('put', 10, () => void streams.call('PutRecords', { ...STREAM, Records }));
    });
    const until = { Type: 'AT_TIMESTAMP', Timestamp: new Date(clock.now() + 10_000) } as const;
    const found = await read(streams, undefined, until, { Type: 'LATEST' });
    const texts = found.flatMap((line) => line.slice(3).split(' '));
    expect(texts.sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(found.map((line) => line.slice(0, 2)).sort()).toEqual(['4:', '5:']);
  });

  test('ends at a time, without what came later', async () => {
    const streams = await serveStreams();
    await streams.put('a');
    await streams.context.clock.advance(60_000);
    const Timestamp = new Date(streams.context.clock.now());
    await streams.put('b');
    expect(await read(streams, undefined, { Type: 'AT_TIMESTAMP', Timestamp })).toEqual(['0: a']);
  });
});

describe('firstShards', () => {
  test('finds the shards of all pages', async () => {
    const streams = await serveStreams(1_001);
    const shards = await firstShards(streams.client, STREAM, patientCalls(streams), { isOpenOnly: false });
    expect(new Set(shards.map(({ ShardId }) => ShardId)).size).toBe(1_001);
  });

  test('says that there is no such shard', async () => {
    const streams = await serveStreams();
    const finding = firstShards(streams.client, STREAM, patientCalls(streams), { isOpenOnly: false, shardId: 'x' });
    await expect(finding).rejects.toMatchObject({
      name: 'UsageError',
      message: '--shard x: the stream has no such shard',
    });
  });
});
