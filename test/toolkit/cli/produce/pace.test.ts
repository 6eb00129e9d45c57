import { RatedPace, ReplayedPace } from '../../../../toolkit/cli/produce/pace';

describe('RatedPace', () => {
  test.each([
    [1, 1],
    [7, 1],
    [400, 100],
  ])('at %d lines a second, has at most %d lines in a record', (linesPerSecond, lines) => {
    expect(new RatedPace(linesPerSecond).linesPerRecord).toBe(lines);
  });

  test('puts what is held back and waits, when it is ahead', async () => {
    let flushes = 0;
    const start = performance.now();
    await new RatedPace(1_000).keep(50, 0, async () => void flushes++);
    expect(performance.now() - start).toBeGreaterThanOrEqual(45);
    expect(flushes).toBe(1);
  });

  test('goes on when it is behind', async () => {
    let flushes = 0;
    await new RatedPace(1_000_000_000).keep(1, 0, async () => void flushes++);
    expect(flushes).toBe(0);
  });
});

describe('ReplayedPace', () => {
  function replay(replayMs: number) {
    const done: (number | 'flush')[] = [];
    const pace = new ReplayedPace(replayMs, async (ms) => void done.push(ms));
    return { done, keep: (share: number) => pace.keep(0, share, async () => void done.push('flush')) };
  }

  test('lets the share of the time pass that has been read, at least five seconds at once', async () => {
    const { done, keep } = replay(60_000);
    for (const share of [0.05, 0.1, 0.15, 1]) await keep(share);
    expect(done).toEqual(['flush', 6_000, 'flush', 54_000]);
  });

  test('does not go past the end of a source that is longer than expected', async () => {
    const { done, keep } = replay(60_000);
    await keep(1.5);
    await keep(1.6);
    expect(done).toEqual(['flush', 60_000]);
  });
});
