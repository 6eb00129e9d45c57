import { ClockedEventLog } from '../../../../toolkit/sandbox/kernel/clocked-event-log';
import { until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { StreamMetrics } from '../../../../toolkit/sandbox/streams/stream-metrics';
import { StreamRegistry } from '../../../../toolkit/sandbox/streams/stream-registry';
import { DEFAULT_SETTINGS } from '../../../../toolkit/sandbox/streams/stream-settings';
import { StreamWriter } from '../../../../toolkit/sandbox/streams/stream-writer';
import { resolveOptions } from '../../../../toolkit/sandbox/streams/streams-options';
import { testContext } from '../context';

const ENTRY = { partitionKey: 'k', data: Buffer.from('data') };

function setUp() {
  const context = testContext();
  const writer = new StreamWriter(new StreamMetrics({ put: () => undefined }), new ClockedEventLog(context.clock));
  const stream = new StreamRegistry(context, resolveOptions({}, context.region)).create('logs', 1, DEFAULT_SETTINGS);
  return { context, writer, stream };
}

describe('StreamWriter', () => {
  test('lets go of expired records though nobody reads', async () => {
    const { context, writer, stream } = setUp();
    writer.put(stream, [ENTRY, ENTRY]);
    await context.clock.advance(86_400_001);
    writer.put(stream, [ENTRY]);
    const [shard] = stream.shards.all;
    expect([shard?.firstIndex, shard?.nextIndex]).toEqual([3, 4]);
  });

  test('tells listeners of records, and of nothing when every entry is throttled', () => {
    const { context, writer, stream } = setUp();
    let calls = 0;
    stream.onActivity(() => calls++);
    writer.put(stream, [ENTRY, ENTRY]);
    stream.faults.writes.add(until(context.clock, context.clock.now() + 1), 'throttled');
    writer.put(stream, [ENTRY]);
    expect(calls).toBe(1);
  });
});
