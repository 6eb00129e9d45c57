import { resultRows } from '../../../../toolkit/sandbox/redshift/result-rows';

describe('resultRows', () => {
  test.each([
    ['int8', '9007199254740991', 9_007_199_254_740_991],
    ['int8', '9007199254740993', '9007199254740993'],
    ['numeric', '12345', 12_345],
    ['numeric', '1.5', 1.5],
    ['numeric', '1.50', '1.50'],
    ['float8', 'NaN', 'NaN'],
    ['float8', '0.25', 0.25],
    ['bool', 'f', false],
    ['varchar', '1', '1'],
    ['timestamp', '2026-01-01 00:00:00', '2026-01-01 00:00:00'],
    ['int4', null, null],
  ])('%s %j is %j', (type, text, expected) => {
    expect(resultRows({ columns: [{ name: 'c', type }], rows: [[text]], count: 1 })).toEqual([{ c: expected }]);
  });

  test('a statement without rows has none', () => {
    expect(resultRows({ rows: [], count: 3 })).toEqual([]);
  });
});
