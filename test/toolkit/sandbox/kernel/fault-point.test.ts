import { FaultPoint, type Trigger, until } from '../../../../toolkit/sandbox/kernel/fault-point';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';

/** Strikes as often as told; counts how often it is asked. */
class CountedTrigger implements Trigger {
  asked = 0;

  constructor(private left: number) {}

  get isOver(): boolean {
    return this.left === 0;
  }

  strikes(): boolean {
    this.asked++;
    return this.left-- > 0;
  }
}

describe('FaultPoint', () => {
  test('is struck by nothing before a fault is added', () => {
    expect(new FaultPoint<string>().strike()).toBeUndefined();
  });

  test('is struck by one fault at a time, the first that strikes', () => {
    const point = new FaultPoint<string>();
    const second = new CountedTrigger(1);
    point.add(new CountedTrigger(1), 'first');
    point.add(second, 'second');
    expect([point.strike(), second.asked]).toEqual(['first', 0]);
    expect([point.strike(), point.strike()]).toEqual(['second', undefined]);
  });

  test('does not ask a fault about what it does not concern', () => {
    const point = new FaultPoint<string>();
    const trigger = new CountedTrigger(1);
    point.add(trigger, 'effect');
    expect(point.strike((effect) => effect === 'other')).toBeUndefined();
    expect(trigger.asked).toBe(0);
    expect(point.strike((effect) => effect === 'effect')).toBe('effect');
  });

  test('forgets a fault that is over', () => {
    const point = new FaultPoint<string>();
    const trigger = new CountedTrigger(0);
    point.add(trigger, 'effect');
    point.strike();
    expect(trigger.asked).toBe(0);
  });
});

describe('until', () => {
  test('strikes before a moment, and is over from then on', async () => {
    const clock = new VirtualClock(0);
    const trigger = until(clock, 10);
    await clock.advance(9);
    expect([trigger.strikes(), trigger.isOver]).toEqual([true, false]);
    await clock.advance(1);
    expect([trigger.strikes(), trigger.isOver]).toEqual([false, true]);
  });
});
