import { readLine } from '../../../lambda/windowed-aggregator/line-reader';
import { planOf } from './aggregations';

const plan = planOf();

describe('readLine', () => {
  test('reads the group, and a value for each series: percentiles of a field have one', () => {
    const line = '{"country":"DE","total":12.5,"customer":{"id":"c1"}}';
    expect(readLine(line, plan)).toEqual({ group: ['DE'], values: [1, 12.5, 12.5, 12.5, 12.5, 'c1'] });
  });

  test.each(['{}', '{"country":null}', '{"country":""}', '{"country":" \\n"}'])(
    'takes %s for a line of the group of none',
    (line) => {
      expect(readLine(line, plan)).toEqual({
        group: ['(none)'],
        values: [1, undefined, undefined, undefined, undefined, undefined],
      });
    },
  );

  test('cuts long values of a dimension', () => {
    expect(readLine(JSON.stringify({ country: 'x'.repeat(257) }), plan)?.group).toEqual(['x'.repeat(256)]);
  });

  test.each([
    ['a line', `{"country":"a\\ud83d"}`, 'a\ufffd'],
    ['a cut', JSON.stringify({ country: `${'x'.repeat(255)}\ud83d\ude00` }), `${'x'.repeat(255)}\ufffd`],
    ['nowhere', JSON.stringify({ country: '\ud83d\ude00' }), '\ud83d\ude00'],
  ])('replaces half a character that comes from %s', (_, line, country) => {
    expect(readLine(line, plan)?.group).toEqual([country]);
  });

  test.each([
    ['not JSON', 'hello'],
    ['half an object', '{"country":"DE"'],
    ['a number', '3'],
    ['null', 'null'],
    ['a list', '[{"country":"DE"}]'],
    ['a dimension that is an object', '{"country":{"code":"DE"}}'],
    ['a text where a number must be', '{"country":"DE","total":"12.5"}'],
    ['a number that no service takes', '{"country":"DE","total":1e200}'],
    ['a list where a text must be', '{"country":"DE","customer":{"id":[1]}}'],
    ['brackets without end', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('takes %s for malformed', (_, line) => {
    expect(readLine(line, plan)).toBeUndefined();
  });

  test('takes a long line that is not deep', () => {
    expect(readLine(JSON.stringify({ country: 'DE', text: '['.repeat(5_000) }), plan)?.group).toEqual(['DE']);
  });
});
