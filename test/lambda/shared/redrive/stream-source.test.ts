import { CreateStreamCommand, GetRecordsCommand, PutRecordsCommand, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { Aggregator } from '../../../../lambda/shared/kpl/aggregator';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import { Pace } from '../../../../lambda/shared/redrive/pace';
import { redrive } from '../../../../lambda/shared/redrive/redrive';
import type { RedriveTarget } from '../../../../lambda/shared/redrive/redrive-target';
import { StreamSource, type StreamSourceOptions } from '../../../../lambda/shared/redrive/stream-source';
import { StreamTarget } from '../../../../lambda/shared/redrive/stream-target';
import { CORRECTED, OrderPipeline, ordersTemplate, START } from './orders';

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
const HOUR = 3_600_000;

let pipeline: OrderPipeline;

beforeEach(async () => {
  pipeline = await OrderPipeline.start(ordersTemplate('Failures'));
});

afterEach(() => pipeline.sandbox.close());

function source(options: Partial<StreamSourceOptions> = {}) {
  const now = () => pipeline.sandbox.clock.now();
  const interval = { since: START, until: now() + 1, now };
  return new StreamSource(pipeline.kinesis, {
    ...('streamName' in options ? {} : { streamArn: STREAM }),
    functionArn: CORRECTED,
    ...interval,
    ...options,
  } as StreamSourceOptions);
}

function run(from = source(), target: RedriveTarget = new FunctionTarget(pipeline.lambda, (named) => named)) {
  return redrive(from, target, { pace: new Pace() });
}

/** More than one call of GetRecords takes. */
async function putLarge(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const Records = [{ PartitionKey: `${i}`, Data: Buffer.alloc(1_000_000) }];
    await pipeline.kinesis.send(new PutRecordsCommand({ StreamName: 'orders', Records }));
    await pipeline.sandbox.clock.advance(2_000);
  }
}

describe('StreamSource', () => {
  test('brings what the stream keeps to the function, as the function had it', async () => {
    await pipeline.process('a', 'poison', 'b');
    const [failed] = pipeline.sandbox.invocations('Process').map(({ event }) => event as { Records: object[] });
    expect(await run()).toMatchObject({ batches: { redriven: 1, left: 0 }, records: { redriven: 3 }, remarks: [] });
    const [redriven] = pipeline.sandbox.invocations('Corrected').map(({ event }) => event as { Records: object[] });
    const role = 'arn:aws:iam::123456789012:role/orders';
    expect(redriven?.Records.map((record) => ({ ...record, invokeIdentityArn: role }))).toEqual(failed?.Records);
  });

  test('finds the stream by its name', async () => {
    await pipeline.process('poison');
    await run(source({ streamName: 'orders' }));
    expect(pipeline.processedBy('Corrected')).toEqual(['poison']);
  });

  test('takes what came from the one time on, and before the other', async () => {
    const times: number[] = [];
    for (const order of ['a', 'b', 'c']) {
      await pipeline.sandbox.clock.advance(60_000);
      times.push(pipeline.sandbox.clock.now());
      await pipeline.process(order);
    }
    await run(source({ since: Number(times[1]), until: Number(times[2]) }));
    expect(pipeline.processedBy('Corrected')).toEqual(['b']);
  });

  test('brings batches of a hundred, and tells which of their records fail again', async () => {
    const orders = Array.from({ length: 250 }, (_, i) => (i === 120 ? 'poison' : `order ${i}`));
    await pipeline.process(...orders);
    const functionArn = CORRECTED.replace('corrected', 'process');
    const before = pipeline.sandbox.invocations('Process').length;
    const report = await run(source({ functionArn }));
    expect(report).toMatchObject({ batches: { redriven: 2, left: 1 }, records: { redriven: 249, failed: 1 } });
    expect(report.remarks).toMatchObject([
      { id: expect.stringMatching(/^shardId-000000000000 \d+ to \d+$/), because: 'failed again' },
    ]);
    const [first] = pipeline.sandbox.invocations('Process').slice(before);
    expect(first?.event).toMatchObject({ Records: { length: 100 } });
  });

  test('remembers nothing: the next run brings it all again', async () => {
    await pipeline.process('a', 'b');
    await run();
    await run();
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'b', 'a', 'b']);
  });

  test('reads a shard before those it was split into', async () => {
    await pipeline.process('a', 'b', 'c', 'd');
    const half = (2n ** 127n).toString();
    await pipeline.kinesis.send(
      new SplitShardCommand({ StreamName: 'orders', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: half }),
    );
    await pipeline.sandbox.clock.advance(60_000);
    await pipeline.process('a', 'b', 'c', 'd');
    expect(await source().backlog()).toEqual({ batches: 3, oldest: expect.any(Number) });
    await run();
    expect(pipeline.processedBy('Corrected').slice(0, 4)).toEqual(['a', 'b', 'c', 'd']);
    expect(pipeline.processedBy('Corrected').slice(4).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('unpacks aggregates where the function reads through a consumer', async () => {
    const aggregator = new Aggregator();
    for (const partitionKey of ['a', 'b']) aggregator.add({ partitionKey, data: Buffer.from(partitionKey) });
    const Records = [{ PartitionKey: 'any', Data: aggregator.take()?.data }];
    await pipeline.kinesis.send(new PutRecordsCommand({ StreamName: 'orders', Records }));
    await run(source({ streamArn: `${STREAM}/consumer/fast:1780315200` }));
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'b']);
  });

  test('goes on behind what it has read where an iterator expires meanwhile', async () => {
    await putLarge(12);
    const read: number[] = [];
    for await (const batch of source().batches()) {
      read.push((await batch.read()).event.Records.length);
      await pipeline.sandbox.clock.advance(6 * 60_000);
    }
    expect(read).toEqual([10, 2]);
  });

  test('reads no further than the time it was asked for', async () => {
    await putLarge(12);
    const calls = jest.spyOn(pipeline.kinesis, 'send');
    expect(await source({ until: START + 1 }).backlog()).toEqual({ batches: 1, oldest: START });
    expect(calls.mock.calls.filter(([command]) => command instanceof GetRecordsCommand)).toHaveLength(1);
  });

  test('says that what it was asked for has expired in part', async () => {
    await pipeline.process('early');
    await pipeline.sandbox.clock.advance(20 * HOUR);
    await pipeline.process('late');
    await pipeline.sandbox.clock.advance(10 * HOUR);
    const report = await run();
    const horizon = new Date(pipeline.sandbox.clock.now() - 24 * HOUR).toISOString();
    expect(report).toMatchObject({ batches: { redriven: 1, left: 1 } });
    const message = `what came before ${horizon} has expired`;
    expect(report.remarks).toEqual([{ id: 'shardId-000000000000', because: 'expired', message }]);
    expect(pipeline.processedBy('Corrected')).toEqual(['late']);
  });

  test('misses nothing of a stream that is younger than its retention period', async () => {
    await pipeline.kinesis.send(new CreateStreamCommand({ StreamName: 'young', ShardCount: 1 }));
    await pipeline.sandbox.clock.advance(60_000);
    const report = await run(source({ streamName: 'young', since: START - 48 * HOUR }));
    expect(report).toMatchObject({ batches: { redriven: 0, left: 0 }, remarks: [] });
  });

  test('is none for a stream as the target, which would have all of it twice', async () => {
    await pipeline.process('a');
    const report = await run(source(), new StreamTarget(pipeline.kinesis, (StreamARN = '') => ({ StreamARN })));
    expect(report.remarks).toMatchObject([{ because: 'not for this target' }]);
  });
});
