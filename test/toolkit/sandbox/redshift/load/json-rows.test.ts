import { jsonRows } from '../../../../../toolkit/sandbox/redshift/load/json-rows';
import { byFoldedName, byName, byPath, whole } from '../../../../../toolkit/sandbox/redshift/load/json-values';
import { RowRejection } from '../../../../../toolkit/sandbox/redshift/load/load-error';

const rows = (lines: (string | undefined)[], ignoreCase = false) => [
  ...jsonRows(lines, (ignoreCase ? byFoldedName : byName)(['a', 'b'])),
];

describe('jsonRows', () => {
  test('takes values by the names of columns, NULL for those that are missing', () => {
    expect(rows(['{"b":2,"a":1,"c":3}', '{"A":1}']).map(({ values }) => values)).toEqual([
      [1, 2],
      [null, null],
    ]);
  });

  test('ignores the case of names when asked to', () => {
    expect(rows(['{"A":1,"B":false}'], true)[0]?.values).toEqual([1, false]);
  });

  test('an inherited property is no value', () => {
    expect([...jsonRows(['{}'], byName(['constructor']))][0]?.values).toEqual([null]);
  });

  test('takes values by paths, NULL where they lead nowhere', () => {
    const paths = byPath([['a', 'b'], ['c', 1], ['gone', 0], []]);
    expect([...jsonRows(['{"a":{"b":1},"c":[2,3]}'], paths)].map(({ values }) => values)).toEqual([
      [1, 3, null, { a: { b: 1 }, c: [2, 3] }],
    ]);
  });

  test('takes documents whole, arrays too where they are rows', () => {
    const documents = [...jsonRows(['{"a":1}', '[1]'], whole, { arrays: true })];
    expect(documents.map(({ values }) => values)).toEqual([[{ a: 1 }], [[1]]]);
  });

  test('reads objects that stand on one line', () => {
    const line = '{"a":"}{","b":{"x":1}}{"a":"\\"}"} {"a":3}';
    expect(rows([line]).map(({ line: number, values }) => [number, values])).toEqual([
      [1, ['}{', { x: 1 }]],
      [1, ['"}', null]],
      [1, [3, null]],
    ]);
  });

  test('counts lines and skips empty ones', () => {
    expect(rows(['', '{"a":1}', '  ', '{"a":2}']).map(({ line }) => line)).toEqual([2, 4]);
  });

  test.each(['[1]', '"text"', '{"a":', 'null', '{"a":1}}'])('%s is rejected, not lost', (line) => {
    expect(rows([line]).at(-1)?.values).toEqual(new RowRejection(1216, 'Invalid JSON object'));
  });

  test('a line that is not UTF-8 is rejected', () => {
    const message = 'String contains invalid or unsupported UTF8 codepoints';
    expect(rows([undefined])).toEqual([{ line: 1, raw: '', values: new RowRejection(1220, message) }]);
  });
});
