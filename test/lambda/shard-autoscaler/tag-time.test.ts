import fc from 'fast-check';
import { formatMinute, parseMinute } from '../../../lambda/shard-autoscaler/tag-time';

const MINUTE = 60_000;
const LATEST = Date.UTC(2100, 0);

describe('a minute in a tag', () => {
  test('has neither colon nor second', () => {
    expect(formatMinute(Date.UTC(2026, 5, 1, 7, 5, 59, 999))).toBe('20260601T0705Z');
  });

  test('is read as it was written, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LATEST }), (time) => {
        expect(parseMinute(formatMinute(time))).toBe(Math.floor(time / MINUTE) * MINUTE);
      }),
    );
  });

  test.each(['', 'soon', '2026-06-01T07:05Z', '20260601T070500Z', '20261301T0705Z'])('is not read from %j', (text) => {
    expect(parseMinute(text)).toBeUndefined();
  });
});
