import { isTimestampPattern } from '../../../../../lib/delivery/destinations/prefix/timestamp-pattern';

describe('isTimestampPattern', () => {
  test.each([
    'yyyy/MM/dd/HH',
    'yyyy-MM-dd-HH-mm-ss',
    "'year='yyyy",
    "yyyy''MM",
    'yyyy[-MM[-dd]]',
    'EEEE',
    'VV',
    'O',
    'OOOO',
    'ccc',
    'yyyy[',
    'SSSSSSSSS',
    'D',
    '/',
  ])('takes %j', (pattern) => {
    expect(isTimestampPattern(pattern)).toBe(true);
  });

  test.each([
    ['HHH', 'an hour of three digits'],
    ['DDDD', 'a day of the year of four digits'],
    ['SSSSSSSSSS', 'a fraction beyond nanoseconds'],
    ['MMMMMM', 'a month of six letters'],
    ['V', 'half the letters of a zone'],
    ['OO', 'two letters of an offset'],
    ['cc', 'two letters of a day of the week'],
    ['yyyy/j', 'a letter without a meaning'],
    ['year', 'words that are not quoted'],
    ["'year", 'a quote that does not end'],
    ['yyyy]', 'an optional part that does not begin'],
    ['yyyy#', 'a reserved character'],
  ])('refuses %j, %s', (pattern) => {
    expect(isTimestampPattern(pattern)).toBe(false);
  });
});
