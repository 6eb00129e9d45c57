import { WriteMeter } from '../../../../toolkit/sandbox/streams/write-meter';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('WriteMeter', () => {
  test('gives the highest rates of a minute, averaged over it', () => {
    const meter = new WriteMeter();
    meter.add(600, 60, 0);
    meter.add(600, 60, MINUTE - 1);
    meter.add(60, 6000, MINUTE);
    expect(meter.peak(0)).toEqual({ recordsPerSecond: 20, bytesPerSecond: 100 });
    expect(meter.peak(MINUTE)).toEqual({ recordsPerSecond: 1, bytesPerSecond: 100 });
    expect(meter.peak(2 * MINUTE)).toEqual({ recordsPerSecond: 0, bytesPerSecond: 0 });
  });

  test('forgets what is more than an hour ago', () => {
    const meter = new WriteMeter();
    meter.add(600, 600, 0);
    meter.add(60, 60, HOUR - MINUTE);
    expect(meter.peak(0).recordsPerSecond).toBe(10);
    meter.add(60, 60, HOUR);
    expect(meter.peak(0).recordsPerSecond).toBe(1);
  });
});
