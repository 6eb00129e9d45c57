import { type Accounts, unaccounted } from '../../../../toolkit/cli/run/accounting';

const COMPLETE: Accounts = {
  put: 10,
  tooLong: 0,
  pending: [],
  arrivals: { lake: { distinctRows: 10, failedLines: 0 }, warehouse: { distinctRows: 7, failedLines: 3 } },
};

describe('unaccounted', () => {
  test('finds nothing when every line has arrived or failed on record', () => {
    expect(unaccounted(COMPLETE)).toEqual([]);
  });

  test('finds nothing when no place holds a row for each line', () => {
    expect(unaccounted({ ...COMPLETE, arrivals: {} })).toEqual([]);
  });

  test('does not count rows of other producers against the lines', () => {
    expect(unaccounted({ ...COMPLETE, put: 2 })).toEqual([]);
  });

  test('names each place that lines are missing from', () => {
    const arrivals = { lake: { distinctRows: 8, failedLines: 1 }, warehouse: { distinctRows: 0, failedLines: 0 } };
    expect(unaccounted({ ...COMPLETE, arrivals })).toEqual([
      '1 of 10 lines are not in the lake',
      '10 of 10 lines are not in the warehouse',
    ]);
  });

  test('names what is still on its way, and lines that no record can carry', () => {
    const pending = ['delivery stream x holds 3 records'];
    expect(unaccounted({ ...COMPLETE, pending, tooLong: 2 })).toEqual([
      'not arrived: delivery stream x holds 3 records',
      '2 lines are longer than a record may be (1,000 KiB) and were not put',
    ]);
  });
});
