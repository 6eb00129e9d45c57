import { formatChanges, parseChanges } from '../../../lambda/shard-autoscaler/change-tag';

const HOUR = 3_600_000;
const TAG = /^[\p{L}\p{Z}\p{N}_./=+\-%@]{0,256}$/u;
const times = Array.from({ length: 12 }, (_, i) => Date.UTC(2026, 5, 1) + i * HOUR);

describe('the tag of changes', () => {
  test('lists the minutes of the changes', () => {
    expect(formatChanges(times.slice(0, 2))).toBe('20260601T0000Z 20260601T0100Z');
  });

  test('keeps the last ten', () => {
    expect(parseChanges(formatChanges(times))).toEqual(times.slice(2));
  });

  test('fits into a tag of Kinesis', () => {
    expect(formatChanges(times)).toMatch(TAG);
  });

  test.each([
    [undefined, []],
    ['', []],
    ['20260601T0000Z yesterday 20260601T0100Z', times.slice(0, 2)],
  ])('of %j tells %j', (tag, changes) => {
    expect(parseChanges(tag)).toEqual(changes);
  });
});
