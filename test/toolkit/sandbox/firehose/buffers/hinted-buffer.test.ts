import { HintedBuffer } from '../../../../../toolkit/sandbox/firehose/buffers/hinted-buffer';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';

function open(deliveryMs = 0, intervalMs = 60_000) {
  const clock = new VirtualClock(0);
  const batches: { time: number; items: readonly string[] }[] = [];
  let settled = 0;
  const buffer: HintedBuffer<string> = new HintedBuffer(clock, {
    name: 'test',
    hints: () => ({ bytes: 10, intervalMs }),
    deliver: async (items) => {
      batches.push({ time: clock.now(), items });
      if (deliveryMs > 0) await clock.sleep(deliveryMs);
    },
    onSettled: () => {
      settled = buffer.length;
    },
  });
  return { clock, buffer, batches, settled: () => settled };
}

describe('HintedBuffer', () => {
  test('ends a batch at the interval after its first item', async () => {
    const { clock, buffer, batches } = open();
    buffer.add('a', 1);
    await clock.advance(59_999);
    buffer.add('b', 1);
    expect(batches).toEqual([]);
    await clock.advance(1);
    buffer.add('c', 1);
    await clock.advance(60_000);
    expect(batches).toEqual([
      { time: 60_000, items: ['a', 'b'] },
      { time: 120_000, items: ['c'] },
    ]);
  });

  test('ends a batch with the item that reaches the size, and starts the interval anew', async () => {
    const { clock, buffer, batches } = open();
    buffer.add('a', 9);
    await clock.advance(30_000);
    buffer.add('b', 1);
    buffer.add('c', 1);
    await clock.advance(30_000);
    expect(batches).toEqual([{ time: 30_000, items: ['a', 'b'] }]);
    await clock.advance(30_000);
    expect(batches[1]).toEqual({ time: 90_000, items: ['c'] });
  });

  test('never ends a batch in the middle of an aggregate', async () => {
    const { clock, buffer, batches } = open();
    buffer.add('a', 20, false);
    await clock.advance(0);
    expect(batches).toEqual([]);
    buffer.add('b', 1, true);
    await clock.advance(0);
    expect(batches).toEqual([{ time: 0, items: ['a', 'b'] }]);
  });

  test('delivers one batch at a time, in order', async () => {
    const { clock, buffer, batches, settled } = open(1_000);
    for (const item of ['a', 'b', 'c']) buffer.add(item, 10);
    expect(buffer.isFallingBehind).toBe(true);
    expect(buffer.oldest).toBe('a');
    await clock.advance(1_500);
    expect(settled()).toBe(2);
    expect(buffer.oldest).toBe('b');
    await clock.advance(5_000);
    expect(batches).toEqual([
      { time: 0, items: ['a'] },
      { time: 1_000, items: ['b'] },
      { time: 2_000, items: ['c'] },
    ]);
    expect(buffer.length).toBe(0);
    expect(buffer.oldest).toBeUndefined();
  });

  test('waits a few seconds when the interval is zero', async () => {
    const { clock, buffer, batches } = open(0, 0);
    buffer.add('a', 1);
    await clock.advance(2_999);
    expect(batches).toEqual([]);
    await clock.advance(1);
    expect(batches).toHaveLength(1);
  });
});
