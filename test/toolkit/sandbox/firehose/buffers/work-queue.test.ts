import { WorkQueue } from '../../../../../toolkit/sandbox/firehose/buffers/work-queue';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';

function open() {
  const clock = new VirtualClock(0);
  const batches: string[] = [];
  const settled: string[] = [];
  const queue = new WorkQueue<string>(clock, {
    name: 'test',
    deliver: async (batch) => {
      batches.push(batch.join(''));
      await clock.sleep(1_000);
    },
    onSettled: (batch) => void settled.push(batch.join('')),
  });
  return { clock, queue, batches, settled };
}

describe('WorkQueue', () => {
  test('works at once, then on all that came meanwhile, in order', async () => {
    const { clock, queue, batches, settled } = open();
    queue.add(['a', 'b']);
    queue.add([]);
    await clock.advance(1);
    queue.add(['c']);
    queue.add(['d', 'e']);
    expect([queue.length, queue.oldest, queue.isFallingBehind]).toEqual([5, 'a', true]);
    await clock.advance(1_000);
    expect(batches).toEqual(['ab', 'cde']);
    expect(settled).toEqual(['ab']);
    expect([queue.length, queue.oldest, queue.isFallingBehind]).toEqual([3, 'c', false]);
    await clock.advance(1_000);
    expect([queue.length, queue.oldest, settled]).toEqual([0, undefined, ['ab', 'cde']]);
  });

  test('forgets what waits, and ends what is under way', async () => {
    const { clock, queue, batches, settled } = open();
    queue.add(['a']);
    await clock.advance(1);
    queue.add(['b']);
    queue.discard();
    await clock.advance(5_000);
    expect([batches, settled, queue.length]).toEqual([['a'], ['a'], 0]);
  });
});
