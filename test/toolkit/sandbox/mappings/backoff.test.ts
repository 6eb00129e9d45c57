import { backoffDelay, DEFAULT_BACKOFF } from '../../../../toolkit/sandbox/mappings/backoff';

describe('backoffDelay', () => {
  test('doubles up to the longest', () => {
    const delays = Array.from({ length: 11 }, (_, i) => backoffDelay(DEFAULT_BACKOFF, i + 1));
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test('stays at the longest however often', () => {
    expect(backoffDelay(DEFAULT_BACKOFF, 5000)).toBe(60_000);
  });
});
