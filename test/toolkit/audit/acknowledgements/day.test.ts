import { isDay } from '../../../../toolkit/audit/acknowledgements/day';

describe('isDay', () => {
  test.each([['2027-01-31'], ['2028-02-29'], ['0001-01-01']])('takes %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([['2027-02-29'], ['2027-13-01'], ['2027-1-1'], ['31.1.2027'], ['2027-01-31T00:00'], ['never'], ['']])(
    'refuses %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
