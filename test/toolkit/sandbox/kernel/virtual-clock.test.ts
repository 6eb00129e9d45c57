import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';

const START = Date.UTC(2026, 0, 1);

describe('VirtualClock', () => {
  test('stands still until it is advanced', async () => {
    const clock = new VirtualClock();
    const ran: number[] = [];
    clock.schedule('tick', 1_000, () => void ran.push(clock.now() - START));

    await clock.advance(999);
    expect(ran).toEqual([]);

    await clock.advance(1);
    expect(ran).toEqual([1_000]);
    expect(clock.now()).toBe(START + 1_000);
  });

  test('knows whole milliseconds only, and runs nothing early', async () => {
    const clock = new VirtualClock();
    const times: number[] = [];
    clock.schedule('tick', 0.4, () => void times.push(clock.now() - START));
    clock.schedule('tick', 1.2, () => void times.push(clock.now() - START));
    await clock.advance(1.2);
    await clock.advance(0.1);
    expect(times).toEqual([1, 2]);
    expect(clock.now()).toBe(START + 3);
  });

  test('runs what is due in the order of time, then of scheduling', async () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    for (const [name, delay] of [
      ['c', 30],
      ['a', 10],
      ['b', 10],
      ['d', 30],
    ] as const) {
      clock.schedule(name, delay, () => void ran.push(name));
    }

    await clock.advance(30);

    expect(ran).toEqual(['a', 'b', 'c', 'd']);
  });

  test('runs instant tasks in their turn among the others, and waits for nothing after them', async () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    let turns = 0;
    const count = () => {
      turns++;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    clock.schedule('first', 10, () => void ran.push(`first at ${clock.now() - START}`));
    for (let i = 0; i < 1_000; i++) {
      clock.scheduleInstant('instant', 10, () => {
        if (i === 0) ran.push(`instant at ${clock.now() - START}`);
      });
    }
    clock.schedule('last', 10, () => void ran.push(`last at ${clock.now() - START}`));
    await clock.advance(10);
    clearImmediate(immediate);
    expect(ran).toEqual(['first at 10', 'instant at 10', 'last at 10']);
    expect(turns).toBeLessThan(50);
  });

  test('fails with what an instant task fails with', async () => {
    const clock = new VirtualClock();
    clock.scheduleInstant('instant', 10, () => {
      throw new Error('no');
    });
    await expect(clock.advance(10)).rejects.toThrow(/^no$/);
  });

  test('runs tasks that fall due while it advances, each at its own time', async () => {
    const clock = new VirtualClock();
    const times: number[] = [];
    const tick = () => {
      times.push(clock.now() - START);
      clock.schedule('tick', 60_000, tick);
    };
    clock.schedule('tick', 60_000, tick);

    await clock.advance(185_000);

    expect(times).toEqual([60_000, 120_000, 180_000]);
    expect(clock.now()).toBe(START + 185_000);
  });

  test('lets no time pass while a task does real work', async () => {
    const clock = new VirtualClock();
    const seen: string[] = [];
    clock.schedule('slow', 10, async () => {
      await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
      seen.push(`slow ended at ${clock.now() - START}`);
    });
    clock.schedule('next', 20, () => void seen.push(`next ran at ${clock.now() - START}`));

    await clock.advance(20);

    expect(seen).toEqual(['slow ended at 10', 'next ran at 20']);
  });

  test('lets time pass for a task that sleeps', async () => {
    const clock = new VirtualClock();
    const seen: string[] = [];
    clock.schedule('sleeper', 0, async () => {
      await clock.sleep(1_000);
      seen.push(`woke at ${clock.now() - START}`);
    });
    clock.schedule('other', 500, () => void seen.push(`other at ${clock.now() - START}`));

    await clock.advance(1_000);

    expect(seen).toEqual(['other at 500', 'woke at 1000']);
  });

  test('waits for work that entered from outside before time passes', async () => {
    const clock = new VirtualClock();
    let release = () => {};
    const request = clock.run(
      'request',
      () => new Promise<number>((resolve) => (release = () => resolve(clock.now()))),
    );
    setImmediate(() => release());

    await clock.advance(5_000);

    expect(await request).toBe(START);
  });

  test('runs no cancelled timer', async () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    clock.schedule('cancelled', 10, () => void ran.push('cancelled')).cancel();
    clock.schedule('kept', 10, () => void ran.push('kept'));

    await clock.advance(10);

    expect(ran).toEqual(['kept']);
  });

  test('hands the failure of a task to whoever turns the clock', async () => {
    const clock = new VirtualClock();
    clock.schedule('broken', 10, async () => {
      throw new Error('broken task');
    });

    await expect(clock.advance(10)).rejects.toThrow(new Error('broken task'));
  });

  test('runs nothing once it is stopped, not even what is scheduled afterwards', async () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    clock.schedule('before', 10, () => void ran.push('before'));
    clock.stop();
    clock.schedule('after', 10, () => void ran.push('after'));

    await clock.advance(100);

    expect(ran).toEqual([]);
  });

  test('keeps thousands of timers in order', async () => {
    const clock = new VirtualClock();
    const due: number[] = [];
    const delays = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 4_999);
    for (const delay of delays) clock.schedule('timer', delay, () => void due.push(delay));

    await clock.advance(5_000);

    expect(due).toEqual([...delays].sort((a, b) => a - b));
  });
});
