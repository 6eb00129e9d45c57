import { canReach, changesLeft } from '../../../lambda/shard-autoscaler/change-budget';

const NOW = Date.UTC(2026, 5, 2, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('changesLeft', () => {
  test('is ten without any change', () => {
    expect(changesLeft([], NOW)).toBe(10);
  });

  test('counts each change of the last 24 hours', () => {
    expect(changesLeft([NOW - DAY + MINUTE, NOW - MINUTE, NOW], NOW)).toBe(7);
  });

  test.each([
    [9, 9],
    [10, 10],
  ])('counts a change for %d minutes more than a day: %d are left', (minutes, left) => {
    expect(changesLeft([NOW - DAY - minutes * MINUTE], NOW)).toBe(left);
  });

  test('is never below zero', () => {
    expect(changesLeft(Array(12).fill(NOW), NOW)).toBe(0);
  });
});

describe('canReach', () => {
  test.each([
    [8, 1, 3, true],
    [9, 1, 3, false],
    [8, 8, 0, true],
    [9, 8, 0, false],
    [1, 8, -1, false],
  ])('to %d from %d by %d doublings: %j', (to, from, changes, reached) => {
    expect(canReach(to, from, changes)).toBe(reached);
  });
});
