import { SubscribeToShardCommand } from '@aws-sdk/client-kinesis';
import { openConsumer } from '../../../../toolkit/cli/tail/consumer';
import { FanOutReader } from '../../../../toolkit/cli/tail/fan-out-reader';
import { PatientCalls } from '../../../../toolkit/cli/tail/patient-calls';
import type { ShardBatch } from '../../../../toolkit/cli/tail/shard-reader';
import { closeServedStreams, type ServedStreams, serveStreams } from '../served-streams';

const SHARD = 'shardId-000000000000';

const ends: AbortController[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) end.abort();
  await closeServedStreams();
});

async function reader(streams: ServedStreams) {
  const end = new AbortController();
  ends.push(end);
  const { clock } = streams.context;
  const calls = new PatientCalls((ms) => new Promise((resolve) => clock.schedule('pause', ms, () => resolve())));
  const consumer = await streams.settle(openConsumer(streams.client, { StreamName: 'logs' }, calls));
  const fanOut = new FanOutReader(streams.client, consumer.arn, calls, end.signal);
  const batches = fanOut.read(SHARD, { Type: 'TRIM_HORIZON' })[Symbol.asyncIterator]();
  return { arn: consumer.arn, batches, end };
}

function texts(batch: ShardBatch | undefined): string[] {
  return (batch?.records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString());
}

/** Reads until as many records have come as are waited for. */
async function read(streams: ServedStreams, batches: AsyncIterator<ShardBatch>, records: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < records) found.push(...texts((await streams.settle(batches.next())).value));
  return found;
}

describe('FanOutReader', () => {
  test('reads each record once, and goes on when its subscription ends after five minutes', async () => {
    const streams = await serveStreams();
    const { batches } = await reader(streams);
    await streams.put('a', 'b');
    expect(await read(streams, batches, 2)).toEqual(['a', 'b']);
    const later = read(streams, batches, 2);
    for (let i = 0; i < 400; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      await streams.context.clock.advance(1_000);
    }
    await streams.put('c');
    await streams.put('d');
    expect(await later).toEqual(['c', 'd']);
  });

  test('ends with the children of a closed shard', async () => {
    const streams = await serveStreams();
    const { batches } = await reader(streams);
    streams.call('SplitShard', { StreamName: 'logs', ShardToSplit: SHARD, NewStartingHashKey: String(2n ** 127n) });
    let batch: ShardBatch | undefined;
    while (batch?.children === undefined) batch = (await streams.settle(batches.next())).value;
    expect(batch.children.map(({ ShardId }) => ShardId)).toEqual(['shardId-000000000001', 'shardId-000000000002']);
    expect((await batches.next()).done).toBe(true);
  });

  test('fails when another reader takes the consumer over', async () => {
    const streams = await serveStreams();
    const { arn, batches } = await reader(streams);
    await streams.settle(batches.next());
    await streams.context.clock.advance(6_000);
    const StartingPosition = { Type: 'LATEST' } as const;
    const command = new SubscribeToShardCommand({ ConsumerARN: arn, ShardId: SHARD, StartingPosition });
    await streams.client.send(command, { abortSignal: ends[0]?.signal });
    const failure = (async () => {
      for (;;) await streams.settle(batches.next());
    })();
    await expect(failure).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });

  test('waits while an earlier subscription of its consumer lasts', async () => {
    const streams = await serveStreams();
    const { arn, batches } = await reader(streams);
    await streams.put('a');
    const StartingPosition = { Type: 'LATEST' } as const;
    const command = new SubscribeToShardCommand({ ConsumerARN: arn, ShardId: SHARD, StartingPosition });
    await streams.client.send(command, { abortSignal: ends[0]?.signal });
    expect(await read(streams, batches, 1)).toEqual(['a']);
  });

  test('stops when the command is to end', async () => {
    const streams = await serveStreams();
    const { batches, end } = await reader(streams);
    await streams.settle(batches.next());
    const last = streams.settle(batches.next());
    end.abort();
    await expect(last).rejects.toMatchObject({ name: 'AbortError' });
  });
});
