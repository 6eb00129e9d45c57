import { RatedPace, ReplayedPace } from '../../../../toolkit/cli/produce/pace';

describe('RatedPace', () => {
  test.each([
    [1, 1],
    [7, 1],
    [400, 100],
  ])('at %d lines a second, puts at most %d lines at once', (linesPerSecond, lines) => {
    expect(new RatedPace(linesPerSecond).portionLines).toBe(lines);
  });

  test('waits when it is ahead', async () => {
    const start = performance.now();
    await new RatedPace(1_000).keep(50);
    expect(performance.now() - start).toBeGreaterThanOrEqual(45);
  });

  test('goes on when it is behind', async () => {
    const start = performance.now();
    await new RatedPace(1_000_000_000).keep(1);
    expect(performance.now() - start).toBeLessThan(45);
  });

  test('waits no longer than the command goes on', async () => {
    const end = new AbortController();
    const waiting = new RatedPace(1, end.signal).keep(1_000);
    end.abort();
    await expect(waiting).rejects.toThrow('The operation was aborted');
  });
});

describe('ReplayedPace', () => {
  function replay(replayMs: number, size = 1_000) {
    const passed: number[] = [];
    const pace = new ReplayedPace(replayMs, size, async (ms) => void passed.push(ms));
    return { passed, pace, keep: (share: number) => pace.keep(0, share) };
  }

  test('puts at once what took five seconds to be written', () => {
    expect(replay(60_000, 1_200).pace.portionBytes).toBe(100);
  });

  test('puts no more at once than a call takes', () => {
    expect(replay(60_000, 1_200_000_000).pace.portionBytes).toBe(3.75 * 1024 * 1024);
  });

  test('lets the share of the time pass that has been read, at least five seconds at once', async () => {
    const { passed, keep } = replay(60_000);
    for (const share of [0.05, 0.1, 0.15, 1]) await keep(share);
    expect(passed).toEqual([6_000, 54_000]);
  });

  test('does not go past the end of a source that is longer than expected', async () => {
    const { passed, keep } = replay(60_000);
    await keep(1.5);
    await keep(1.6);
    expect(passed).toEqual([60_000]);
  });
});
