import { RealClock } from '../../../../toolkit/sandbox/kernel/real-clock';

describe('RealClock', () => {
  test('shows the time of the day and runs timers by itself', async () => {
    const clock = new RealClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);

    await new Promise<void>((resolve) => clock.schedule('soon', 1, resolve));
    clock.stop();
  });

  test('can be turned forward: what falls due on the way runs at once', async () => {
    const clock = new RealClock();
    const start = clock.now();
    const ran: number[] = [];
    const tick = () => {
      ran.push(clock.now() - start);
      clock.schedule('tick', 60_000, tick);
    };
    clock.schedule('tick', 60_000, tick);

    await clock.advance(200_000);
    clock.stop();

    expect(ran).toHaveLength(3);
    expect(ran[2]).toBeGreaterThanOrEqual(180_000);
    expect(clock.now() - start).toBeGreaterThanOrEqual(200_000);
  });
});
