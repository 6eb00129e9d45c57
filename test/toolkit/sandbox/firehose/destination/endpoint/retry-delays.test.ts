import { retryDelays } from '../../../../../../toolkit/sandbox/firehose/destination/endpoint/retry-delays';
import { SeededRandom } from '../../../../../../toolkit/sandbox/kernel/seeded-random';

const delays = (durationMs: number, seed = 1) => [...retryDelays(durationMs, new SeededRandom(seed))];

describe('retryDelays', () => {
  test.each([1, 60_000, 300_000, 7_200_000])('fills %i ms exactly', (durationMs) => {
    expect(delays(durationMs).reduce((sum, delay) => sum + delay)).toBe(durationMs);
  });

  test('has none where there are no retries', () => {
    expect(delays(0)).toEqual([]);
  });

  test('never waits for much more than two minutes', () => {
    expect(Math.max(...delays(7_200_000))).toBeLessThanOrEqual(138_000);
  });

  test('spreads by a seed', () => {
    expect(delays(300_000, 7)).toEqual(delays(300_000, 7));
    expect(delays(300_000, 7)).not.toEqual(delays(300_000, 8));
  });
});
