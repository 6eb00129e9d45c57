import { parseClfTime, parseEpochTime, parseIsoTime } from '../../../lambda/shared/log-time';

describe('parseClfTime', () => {
  test.each([
    ['17/May/2015:10:05:03 +0000', '2015-05-17 10:05:03'],
    ['31/Dec/2015:23:30:00 -0130', '2016-01-01 01:00:00'],
    ['01/Mar/2016:00:10:59 +0545', '2016-02-29 18:25:59'],
  ])('reads %s in UTC', (text, time) => {
    expect(parseClfTime(text)).toBe(time);
  });

  test.each([
    '29/Feb/2015:10:05:03 +0000',
    '00/May/2015:10:05:03 +0000',
    '17/Mai/2015:10:05:03 +0000',
    '17/May/2015:24:05:03 +0000',
    '17/May/2015:10:60:03 +0000',
    '17/May/2015:10:05:60 +0000',
    '17/May/0015:10:05:03 +0000',
    '31/Dec/9999:23:59:00 -0100',
    '17/May/2015 10:05:03 +0000',
  ])('declines %s', (text) => {
    expect(parseClfTime(text)).toBeUndefined();
  });
});

describe('parseIsoTime', () => {
  test.each([
    ['2015-05-17T10:05:03Z', '2015-05-17 10:05:03'],
    ['2015-05-17 10:05:03', '2015-05-17 10:05:03'],
    ['2015-05-17T10:05:03.120+02:00', '2015-05-17 08:05:03.120'],
    ['2015-05-17T10:05:03,123456789-0000', '2015-05-17 10:05:03.123456'],
  ])('reads %s in UTC', (text, time) => {
    expect(parseIsoTime(text)).toBe(time);
  });

  test.each(['2015-02-29T10:05:03Z', '2015-13-01T10:05:03Z', '2015-05-17', 'yesterday'])('declines %s', (text) => {
    expect(parseIsoTime(text)).toBeUndefined();
  });
});

describe('parseEpochTime', () => {
  test.each([
    [1431857103, '2015-05-17 10:05:03'],
    [1431857103.25, '2015-05-17 10:05:03.250'],
    [1431857103000, '2015-05-17 10:05:03'],
    [0, '1970-01-01 00:00:00'],
  ])('reads %p', (value, time) => {
    expect(parseEpochTime(value)).toBe(time);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e18])('declines %p', (value) => {
    expect(parseEpochTime(value)).toBeUndefined();
  });
});
