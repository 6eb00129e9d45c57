import { DEFAULT_WORKLOAD, readWorkload } from '../../../toolkit/estimate/workload';

describe('readWorkload', () => {
  test('takes the rest by default', () => {
    expect(readWorkload('w', { packing: 'lines' })).toEqual({ ...DEFAULT_WORKLOAD, packing: 'lines' });
  });

  test('turns lines a second into GB a day', () => {
    const { gigabytesPerDay } = readWorkload('w', { linesPerSecond: 2 ** 30 / 86_400, lineBytes: 50 });
    expect(gigabytesPerDay).toBeCloseTo(50);
  });

  test.each([
    [{ linesPerSecond: 1, gigabytesPerDay: 1 }, 'w: gigabytesPerDay and linesPerSecond are both set, keep one'],
    [{ gigabytesPerDay: 0 }, 'w: gigabytesPerDay must be a number from 0.000001 to 10000000, got 0'],
    [{ consumers: Number.POSITIVE_INFINITY }, 'w: consumers must be a number from 0 to 100, got Infinity'],
    [{ peakToMean: 0.5 }, 'w: peakToMean must be a number from 1 to 1000, got 0.5'],
    [{ lineBytes: '300' }, 'w: lineBytes must be a number from 1 to 1048576, got "300"'],
    [{ packing: 'zip' }, 'w: packing must be none or lines or kpl or gzip, got "zip"'],
    [{ producersInVpc: 'yes' }, 'w: producersInVpc must be true or false, got "yes"'],
    [[], 'w: a workload must be an object, got []'],
    [null, 'w: a workload must be an object, got null'],
  ])('refuses %j', (given, message) => {
    expect(() => readWorkload('w', given)).toThrow(message);
  });

  test('names what it has instead of what it has not', () => {
    expect(() => readWorkload('w', { lines: 1 })).toThrow(/^w: a workload has no lines; it has: gigabytesPerDay, /);
  });
});
