import type { LoadOptions } from '../../../../toolkit/sandbox/streams/load/background-load';
import type { StreamsOptions } from '../../../../toolkit/sandbox/streams/streams-options';
import { STREAM, STREAM_ARN, streamRoom } from './stream-room';

const QUARTER_HOUR = 15 * 60_000;
const KIB = 1024;
const ON_DEMAND = { StreamModeDetails: { StreamMode: 'ON_DEMAND' } };

/** An on-demand stream of four shards under a load. */
function underLoad(
  bytesPerSecond: number,
  recordBytes = 10 * KIB,
  load: LoadOptions = {},
  options: StreamsOptions = {},
) {
  const test = streamRoom(ON_DEMAND, options);
  const rate = { bytesPerSecond, recordsPerSecond: bytesPerSecond / recordBytes };
  const handle = test.room.load('logs', () => rate, load);
  const shardCount = () => test.summary().OpenShardCount;
  return { ...test, load: handle, shardCount, wait: (ms: number) => test.context.clock.advance(ms) };
}

describe('OnDemandScaling', () => {
  test('splits every shard that takes more than 500 KB/s, within 15 minutes', async () => {
    const { shardCount, wait } = underLoad(4 * 501 * KIB);
    await wait(QUARTER_HOUR - 1);
    expect(shardCount()).toBe(4);
    await wait(1);
    expect(shardCount()).toBe(8);
  });

  test('leaves shards that take no more', async () => {
    const { shardCount, wait } = underLoad(4 * 499 * KIB);
    await wait(2 * QUARTER_HOUR);
    expect(shardCount()).toBe(4);
  });

  test('splits shards of many small records as well', async () => {
    const { shardCount, wait } = underLoad(4 * 510 * 100, 100);
    await wait(QUARTER_HOUR);
    expect(shardCount()).toBe(8);
  });

  test('goes on until nothing is throttled, and keeps room for twice the peak', async () => {
    const { load, shardCount, wait } = underLoad(10 * 1000 * KIB);
    await wait(2 * QUARTER_HOUR);
    const { records } = load.refused;
    expect(records).toBeGreaterThan(0);
    await wait(QUARTER_HOUR);
    expect(load.refused.records).toBe(records);
    expect(shardCount()).toBeGreaterThanOrEqual(20);
  });

  test('splits only the shard that is busy, into two equal ranges', async () => {
    const { call, wait } = underLoad(600 * KIB, KIB, { hotShare: 1 });
    await wait(QUARTER_HOUR);
    const children = call('ListShards', STREAM).Shards.filter(
      ({ ParentShardId }: { ParentShardId?: string }) => ParentShardId,
    );
    const sizes = children.map(
      ({ HashKeyRange: { StartingHashKey, EndingHashKey } }: { HashKeyRange: Record<string, string> }) =>
        BigInt(EndingHashKey as string) - BigInt(StartingHashKey as string) + 1n,
    );
    expect(sizes).toEqual([1n << 125n, 1n << 125n]);
  });

  test('never takes shards away', async () => {
    const { load, shardCount, wait } = underLoad(4 * 501 * KIB);
    await wait(QUARTER_HOUR);
    load.stop();
    await wait(31 * 86_400_000);
    expect(shardCount()).toBe(8);
  });

  test('stops at what a stream takes in its region', async () => {
    const { shardCount, wait } = underLoad(4 * 501 * KIB, KIB, {}, { onDemandMiBps: 6 });
    await wait(QUARTER_HOUR);
    expect(shardCount()).toBe(6);
  });

  test('is not for a stream in provisioned mode, even if it has become one meanwhile', async () => {
    const { call, shardCount, wait } = underLoad(4 * 501 * KIB);
    await wait(QUARTER_HOUR - 1000);
    call('UpdateStreamMode', { StreamARN: STREAM_ARN, StreamModeDetails: { StreamMode: 'PROVISIONED' } });
    await wait(2 * QUARTER_HOUR);
    expect(shardCount()).toBe(4);
  });

  test('brings no stream back that is gone', async () => {
    const { call, wait } = underLoad(4 * 501 * KIB);
    await wait(1000);
    call('DeleteStream', STREAM);
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    await wait(QUARTER_HOUR);
    expect(call('DescribeStreamSummary', STREAM).StreamDescriptionSummary.OpenShardCount).toBe(1);
  });
});
