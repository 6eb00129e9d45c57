import { FaultCourse } from '../../../../toolkit/sandbox/faults/fault-course';
import type { LastingFault } from '../../../../toolkit/sandbox/faults/fault-kind';
import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';

function begin(fault: LastingFault) {
  const clock = new VirtualClock(0);
  const ends: number[] = [];
  const course = new FaultCourse(fault, clock, () => ends.push(clock.now()));
  course.begin();
  const strikes = (occasions: number) => Array.from({ length: occasions }, () => course.strikes());
  return { clock, course, ends, strikes };
}

function count(strikes: readonly boolean[]): number {
  return strikes.filter(Boolean).length;
}

describe('FaultCourse', () => {
  test('strikes every time and never ends, unless it is told otherwise', async () => {
    const { clock, course, strikes } = begin({});
    await clock.advance(1e12);
    expect(strikes(3)).toEqual([true, true, true]);
    expect([course.isOver, course.ended, course.strikeCount]).toEqual([false, undefined, 3]);
  });

  test('lasts as long as it is told, to the millisecond', async () => {
    const { clock, course, ends, strikes } = begin({ forMs: 1_000 });
    await clock.advance(999);
    expect([strikes(1), course.isOver]).toEqual([[true], false]);
    await clock.advance(1);
    expect([strikes(1), course.isOver, course.ended, ends]).toEqual([[false], true, 1_000, [1_000]]);
  });

  test('strikes as often as it is told, then ends', async () => {
    const { clock, course, ends, strikes } = begin({ times: 2, forMs: 1_000 });
    expect(strikes(3)).toEqual([true, true, false]);
    await clock.advance(2_000);
    expect([course.begun, course.ended, ends]).toEqual([0, 0, [0]]);
  });

  test('strikes its share of all occasions, the same for the same seed', () => {
    const first = begin({ share: 0.02, seed: 7 }).strikes(10_000);
    expect(count(first)).toBeGreaterThan(160);
    expect(count(first)).toBeLessThan(240);
    expect(begin({ share: 0.02, seed: 7 }).strikes(10_000)).toEqual(first);
    expect(begin({ share: 0.02, seed: 8 }).strikes(10_000)).not.toEqual(first);
  });

  test('counts strikes, not occasions', () => {
    const { course, strikes } = begin({ share: 0.5, times: 3 });
    expect(count(strikes(100))).toBe(3);
    expect(course.strikeCount).toBe(3);
  });
});
