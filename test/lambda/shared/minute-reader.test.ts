import { MinuteReader } from '../../../lambda/shared/minute-reader';

describe('MinuteReader', () => {
  test('reads the minute in UTC, again and again', () => {
    const reader = new MinuteReader();
    const times = ['17/May/2015:10:05:03 +0000', '17/May/2015:10:05:59 +0000', '17/May/2015:10:06:00 +0000'];
    const minutes = times.map((time) => reader.read(Buffer.from(`  ${time}]`), 2));
    expect(minutes).toEqual(['2015-05-17 10:05:', '2015-05-17 10:05:', '2015-05-17 10:06:']);
  });

  test('tells zones apart', () => {
    const reader = new MinuteReader();
    const zones = ['+0000', '+0100', '-0100'];
    const minutes = zones.map((zone) => reader.read(Buffer.from(`17/May/2015:10:05:03 ${zone}`), 0));
    expect(minutes).toEqual(['2015-05-17 10:05:', '2015-05-17 09:05:', '2015-05-17 11:05:']);
  });

  test.each([
    '17/May/2015:10:05:60 +0000',
    '17/May/2015:10:05:x3 +0000',
    '17/May/2015:10:05:3x +0000',
    '17/May/2015:10:05 03 +0000',
  ])('declines the seconds of %s even in a minute that it knows', (time) => {
    const reader = new MinuteReader();
    reader.read(Buffer.from('17/May/2015:10:05:03 +0000'), 0);
    expect(reader.read(Buffer.from(time), 0)).toBeUndefined();
  });

  test('declines a date that does not exist, each time', () => {
    const reader = new MinuteReader();
    const time = Buffer.from('31/Feb/2015:10:05:03 +0000');
    expect([reader.read(time, 0), reader.read(time, 0)]).toEqual([undefined, undefined]);
  });

  test('declines a time that was cut', () => {
    expect(new MinuteReader().read(Buffer.from('17/May/2015:10:05:03'), 0)).toBeUndefined();
  });
});
