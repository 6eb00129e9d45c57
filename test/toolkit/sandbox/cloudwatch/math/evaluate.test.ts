import { evaluate } from '../../../../../toolkit/sandbox/cloudwatch/math/evaluate';
import { parseExpression } from '../../../../../toolkit/sandbox/cloudwatch/math/expression';
import type { MathContext, TimeSeries } from '../../../../../toolkit/sandbox/cloudwatch/math/value';

const _ = undefined;
const SERIES: Record<string, TimeSeries> = { a: [1, 2, _, 4], b: [10, 0, 30, _] };
const context: MathContext = {
  length: 4,
  periodMs: 60_000,
  series: (id) => SERIES[id] ?? [],
  metrics: () => Object.values(SERIES),
};

describe('evaluate', () => {
  test.each<[string, unknown]>([
    ['a + b', [11, 2, _, _]],
    ['a - 1', [0, 1, _, 3]],
    ['100 * a / b', [10, _, _, _]],
    ['-a', [-1, -2, _, -4]],
    ['2 + 3 * 2', 8],
    ['(2 + 3) * 2', 10],
    ['2 ^ 3', 8],
    ['a > 1', [0, 1, _, 1]],
    ['a >= 2 AND a < 4', [0, 1, _, 0]],
    ['a == 1 || a == 4', [1, 0, _, 1]],
    ['SUM(METRICS())', [11, 2, 30, 4]],
    ['AVG([a, b])', [5.5, 1, 30, 4]],
    ['MAX([a, b])', [10, 2, 30, 4]],
    ['MIN([a, b, 3])', [1, 0, 3, 3]],
    ['SUM(a)', 7],
    ['FILL(a, 0)', [1, 2, 0, 4]],
    ['FILL(a, REPEAT)', [1, 2, 2, 4]],
    ['IF(a > 1, b, 5)', [5, 0, _, _]],
    ['IF(FILL(a, 0) > 1, FILL(b, 7))', [_, 0, _, 7]],
    ['DIFF(a)', [_, 1, _, _]],
    ['RATE(b)', [_, -10 / 60, 0.5, _]],
    ['RUNNING_SUM(a)', [1, 3, 3, 7]],
    ['CEIL(a / 3) + FLOOR(2.5) + ABS(-1)', [4, 4, _, 5]],
    ['SUM(b) / PERIOD(b)', 40 / 60],
    ['(SUM([a, b]) / PERIOD(a)) * 60', [11, 2, 30, 4]],
    ['1.5e2', 150],
  ])('gives the value of %s', (text, expected) => {
    expect(evaluate(parseExpression(text), context)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['a +', 'the metric math expression a + is not understood after "a +"'],
    ['a b', 'the metric math expression a b is not understood after "a b"'],
    ['(a', 'the metric math expression (a is not understood after "(a"'],
    ['a ~ b', 'the metric math expression a ~ b is not understood after "a"'],
    ['SEARCH("x")', 'the sandbox does not know the metric math function SEARCH'],
    ['SUM()', 'a metric math function has too few arguments'],
    ['"text"', 'a text has no value: "text"'],
  ])('refuses %s', (text, message) => {
    expect(() => evaluate(parseExpression(text), context)).toThrow(new Error(message));
  });

  test('refuses an expression nested without end', () => {
    expect(() => parseExpression('('.repeat(10_000))).toThrow('is not understood');
  });
});
