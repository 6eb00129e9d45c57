import fc from 'fast-check';
import { canReach, changesLeft } from '../../../lambda/shard-autoscaler/change-budget';
import type { Settings } from '../../../lambda/shard-autoscaler/charge';
import { decide, type View } from '../../../lambda/shard-autoscaler/decide';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 5, 2, 12);
const SETTINGS: Settings = { minShards: 2, maxShards: 64, targetUtilization: 0.8, cooldownMinutes: 30 };

/** A stream that has been as it is for long. */
function view(changed: Partial<View> = {}): View {
  return { now: NOW, openShards: 10, floor: 0, needed: level(7), createdAt: 0, changes: [], ...changed };
}

function level(shards: number): number[] {
  return Array(35).fill(shards);
}

/** Grows to `last` by so much a minute. */
function growth(last: number, perMinute: number): number[] {
  return Array.from({ length: 35 }, (_, i) => last - (34 - i) * perMinute);
}

function hoursAgo(...hours: number[]): number[] {
  return hours.map((hour) => NOW - hour * HOUR);
}

describe('a scale-out', () => {
  test.each([
    [8, 10, 'in use'],
    [8.01, 13, 'traffic'],
  ])('begins above the target: for %d shards of writes there are %d, %s', (needed, target, reason) => {
    expect(decide(view({ needed: level(needed) }), SETTINGS)).toEqual({ target, reason, missing: 0 });
  });

  test.each([
    [9, 13],
    [9.9, 15],
    [12, 18],
    [14, 20],
    [40, 20],
  ])('leads to the next quarter that suffices, and doubles at most: %d need %d', (needed, target) => {
    expect(decide(view({ needed: level(needed) }), SETTINGS).target).toBe(target);
  });

  test('looks an hour ahead', () => {
    expect(decide(view({ needed: growth(8.2, 0.05) }), SETTINGS).target).toBe(15);
  });

  test('takes a jump for no growth', () => {
    const needed = [...level(6).slice(4), 9, 9, 9, 9];
    expect(decide(view({ needed }), SETTINGS).target).toBe(13);
  });

  test('does not wait for the cool-down', () => {
    expect(decide(view({ needed: level(9), changes: [NOW - MINUTE] }), SETTINGS).target).toBe(13);
  });

  test('takes a larger step when fewer changes would not lead to the maximum', () => {
    const changes = hoursAgo(1, 2, 3, 4, 5, 6, 7);
    expect(decide(view({ needed: level(9), changes }), SETTINGS).target).toBe(18);
  });

  test('leaves changes for the rest of the day, as long as there are any', () => {
    expect(decide(view({ needed: level(9), changes: hoursAgo(1, 2, 3) }), SETTINGS).target).toBe(18);
    expect(decide(view({ needed: level(9), changes: hoursAgo(1, 2, 3, 4, 5) }), SETTINGS).target).toBe(13);
  });

  test('spares shards rather than changes where there are many', () => {
    const state = view({ openShards: 24, needed: level(21), changes: hoursAgo(1, 2, 3, 4) });
    expect(decide(state, SETTINGS).target).toBe(30);
  });

  test('goes no further than the maximum', () => {
    expect(decide(view({ openShards: 60, needed: level(60) }), SETTINGS).target).toBe(64);
  });

  test.each([
    ['at the maximum', { openShards: 64, needed: level(60) }, 11],
    ['changes are spent', { needed: level(9.5), changes: hoursAgo(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) }, 2],
  ])('that cannot be tells how much is missing: %s', (reason, state, missing) => {
    const { openShards } = view(state);
    expect(decide(view(state), SETTINGS)).toEqual({ target: openShards, reason, missing });
  });

  test('begins again when the first of ten changes is a day old', () => {
    const changes = hoursAgo(25, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(decide(view({ openShards: 40, needed: level(36), changes }), SETTINGS).target).toBe(64);
  });
});

describe('the least shards', () => {
  test.each([
    ['a peak', { floor: 16 }, 18],
    ['the minimum', { openShards: 1 }, 2],
    ['a far peak', { floor: 40 }, 20],
    ['a peak above the maximum', { openShards: 40, floor: 80 }, 64],
  ])('are opened for %s', (_, state, target) => {
    expect(decide(view({ needed: level(0.5), ...state }), SETTINGS)).toEqual({
      target,
      reason: 'least shards',
      missing: 0,
    });
  });

  test.each([
    [{ floor: 8 }, 8],
    [{ openShards: 3 }, 2],
  ])('are what an idle stream keeps: of %j, %d', (state, target) => {
    expect(decide(view({ needed: level(0), ...state }), SETTINGS).target).toBe(target);
  });
});

describe('a scale-in', () => {
  test.each([
    [3.7, 5, 'quiet'],
    [3.8, 8, 'quiet'],
    [6, 8, 'quiet'],
    [6.1, 10, 'in use'],
  ])('leads as far as the writes let it: %d shards of writes leave %d, %s', (needed, target, reason) => {
    expect(decide(view({ needed: level(needed) }), SETTINGS)).toEqual({ target, reason, missing: 0 });
  });

  test.each([
    ['the writes of the last quarter of an hour', [...level(2).slice(15), 7, ...level(2).slice(21)]],
    ['growth', growth(2, 0.2)],
  ])('heeds %s', (_, needed) => {
    expect(decide(view({ needed }), SETTINGS)).toEqual({ target: 10, reason: 'in use', missing: 0 });
  });

  test.each([
    [29, 10, 'cooling down'],
    [30, 5, 'quiet'],
  ])('comes %d minutes after a change: %d, %s', (minutes, target, reason) => {
    const state = view({ needed: level(2), changes: [NOW - minutes * MINUTE] });
    expect(decide(state, SETTINGS)).toMatchObject({ target, reason });
  });

  test('lets a new stream be', () => {
    const state = view({ needed: level(0), createdAt: NOW - MINUTE });
    expect(decide(state, SETTINGS)).toMatchObject({ target: 10, reason: 'cooling down' });
  });

  test.each([
    [[1, 2, 3, 4, 5], 5, 'quiet'],
    [[1, 2, 3, 4, 5, 6], 10, 'changes are saved'],
  ])('gives way to scale-outs: after changes %j hours ago, %d, %s', (hours, target, reason) => {
    const state = view({ needed: level(2), changes: hoursAgo(...hours) });
    expect(decide(state, SETTINGS)).toMatchObject({ target, reason });
  });

  test.each([
    [[1, 2], 8],
    [[1, 2, 3], 10],
  ])('by a quarter needs changes to spare: after changes %j hours ago, %d', (hours, target) => {
    expect(decide(view({ needed: level(4), changes: hoursAgo(...hours) }), SETTINGS).target).toBe(target);
  });

  test('takes back shards beyond the maximum when the writes let it', () => {
    expect(decide(view({ openShards: 100, needed: level(40) }), SETTINGS).target).toBe(75);
  });
});

describe('whatever happens', () => {
  const settings = fc
    .record({
      minShards: fc.integer({ min: 1, max: 20 }),
      above: fc.integer({ min: 0, max: 500 }),
      targetUtilization: fc.integer({ min: 10, max: 90 }).map((percent) => percent / 100),
      cooldownMinutes: fc.integer({ min: 1, max: 120 }),
    })
    .map(({ above, ...rest }) => ({ ...rest, maxShards: rest.minShards + above }));
  const traffic = fc.array(fc.double({ min: 0, max: 800, noNaN: true }), { minLength: 50, maxLength: 200 });

  test('the shards stay within bounds, steps and changes, and the maximum within reach', () => {
    fc.assert(
      fc.property(settings, traffic, (given, needed) => {
        let openShards = given.minShards;
        const changes: number[] = [];
        needed.forEach((_, hour) => {
          const now = NOW + hour * HOUR;
          const state = view({ now, openShards, changes, needed: needed.slice(0, hour + 1) });
          const { target } = decide(state, given);
          if (target !== openShards) changes.push(now);
          const left = changesLeft(changes, now);
          expect(target).toBeGreaterThanOrEqual(given.minShards);
          expect(target).toBeLessThanOrEqual(given.maxShards);
          expect(target).toBeLessThanOrEqual(openShards * 2);
          expect(target * 2).toBeGreaterThanOrEqual(openShards);
          expect(changes.filter((time) => time > now - 24 * HOUR).length).toBeLessThanOrEqual(10);
          expect(canReach(given.maxShards, target, left)).toBe(true);
          openShards = target;
        });
      }),
    );
  });
});
