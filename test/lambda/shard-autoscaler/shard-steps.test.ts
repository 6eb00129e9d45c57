import fc from 'fast-check';
import { largerCounts, smallerCounts } from '../../../lambda/shard-autoscaler/shard-steps';

const SHARDS = fc.integer({ min: 1, max: 10_000 });

describe('largerCounts', () => {
  test.each([
    [1, [2, 2, 2, 2]],
    [2, [3, 3, 4, 4]],
    [4, [5, 6, 7, 8]],
    [10, [13, 15, 18, 20]],
  ])('of %d shards are %j', (openShards, counts) => {
    expect(largerCounts(openShards)).toEqual(counts);
  });

  test('grow, and double at most', () => {
    fc.assert(
      fc.property(SHARDS, (openShards) => {
        const counts = largerCounts(openShards);
        expect(counts.every((count) => count > openShards)).toBe(true);
        expect(counts.at(-1)).toBe(openShards * 2);
      }),
    );
  });
});

describe('smallerCounts', () => {
  test.each([
    [1, []],
    [2, [1]],
    [3, [2]],
    [4, [3, 2]],
    [10, [8, 5]],
  ])('of %d shards are %j', (openShards, counts) => {
    expect(smallerCounts(openShards)).toEqual(counts);
  });

  test('shrink, and halve at most', () => {
    fc.assert(
      fc.property(SHARDS, (openShards) => {
        for (const count of smallerCounts(openShards)) {
          expect(count).toBeLessThan(openShards);
          expect(count * 2).toBeGreaterThanOrEqual(openShards);
        }
      }),
    );
  });
});
