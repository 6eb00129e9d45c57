import fc from 'fast-check';
import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { Load } from './load';
import { testRoom } from './room';

const STREAM = { StreamName: 'logs' };

describe('StreamsRoom', () => {
  test('throttles every put and every shared read of a stream until then', async () => {
    const { room, call, failure, context } = testRoom();
    call('CreateStream', { ...STREAM, ShardCount: 1 });
    const put = { ...STREAM, Records: [{ PartitionKey: 'k', Data: 'AAAA' }] };
    const { ShardIterator } = call('GetShardIterator', {
      ...STREAM,
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'LATEST',
    });
    const { writes, reads } = room.faults('logs');
    for (const point of [writes, reads]) point.add(until(context.clock, context.clock.now() + 60_000), 'throttled');
    await context.clock.advance(59_999);
    expect(call('PutRecords', put).FailedRecordCount).toBe(1);
    expect(failure('GetRecords', { ShardIterator })).toMatch(/^ProvisionedThroughputExceededException/);
    await context.clock.advance(1);
    expect(call('PutRecords', put).FailedRecordCount).toBe(0);
    expect(call('GetRecords', { ShardIterator }).Records).toHaveLength(1);
  });

  test('gives every accepted record exactly once, in order per key, through splits, merges and restarts', async () => {
    const place = fc.nat(20);
    const action = fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }).map(putting) },
      { weight: 2, arbitrary: place.map((shard) => (load: Load) => load.split(shard)) },
      { weight: 2, arbitrary: place.map((shard) => (load: Load) => load.merge(shard)) },
      { weight: 1, arbitrary: fc.constant((load: Load) => load.restart()) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
        const load = new Load();
        for (const act of actions) {
          act(load);
          await load.context.clock.advance(500);
        }
        expect(load.read()).toEqual(load.accepted);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

function putting(keys: readonly number[]) {
  return (load: Load) => load.put(keys);
}
