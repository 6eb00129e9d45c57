import { advanceUntilIdle } from '../../../toolkit/sandbox/advance-until-idle';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';

describe('advanceUntilIdle', () => {
  test.each([
    ['nothing is on its way', 0, 60_000],
    ['something arrives', 4_500, 65_000],
    ['something never arrives', Number.POSITIVE_INFINITY, 3 * 3_600_000 + 60_000],
  ])('goes on for as long as it must when %s', async (_, busyMs, expected) => {
    const clock = new VirtualClock(0);
    expect(await advanceUntilIdle(clock, () => clock.now() < busyMs)).toBe(expected);
    expect(clock.now()).toBe(expected);
  });
});
