import { ShardProgress } from '../../../../toolkit/sandbox/mappings/shard-progress';
import { batchRecords } from './records';

describe('ShardProgress', () => {
  const [a, b, c] = batchRecords(3).map((record) => [record]);

  test('has no checkpoint before the first record is done', () => {
    const progress = new ShardProgress();
    expect(progress.checkpoint).toBeUndefined();
    progress.begin('1', a ?? []);
    expect([progress.checkpoint, progress.size]).toEqual([undefined, 1]);
  });

  test('begins at the checkpoint of a former run', () => {
    const progress = new ShardProgress('9');
    progress.begin('10', a ?? []);
    expect(progress.checkpoint).toBe('9');
  });

  test('stands before the first record that is under way', () => {
    const progress = new ShardProgress();
    progress.begin('1', a ?? []);
    progress.begin('2', b ?? []);
    progress.begin('3', c ?? []);
    progress.finish(b ?? []);
    expect(progress.checkpoint).toBeUndefined();
    progress.finish(a ?? []);
    expect(progress.checkpoint).toBe('2');
    progress.finish(c ?? []);
    expect([progress.checkpoint, progress.size]).toEqual(['3', 0]);
  });

  test('passes records that were filtered out', () => {
    const progress = new ShardProgress();
    progress.begin('1', []);
    expect(progress.checkpoint).toBe('1');
    progress.begin('2', a ?? []);
    progress.begin('3', []);
    expect(progress.checkpoint).toBe('1');
    progress.finish(a ?? []);
    expect(progress.checkpoint).toBe('3');
  });

  test('passes an aggregate only when all of it is done', () => {
    const progress = new ShardProgress();
    progress.begin('1', [...(a ?? []), ...(b ?? [])]);
    progress.finish(a ?? []);
    expect(progress.checkpoint).toBeUndefined();
    progress.finish(b ?? []);
    expect(progress.checkpoint).toBe('1');
  });
});
