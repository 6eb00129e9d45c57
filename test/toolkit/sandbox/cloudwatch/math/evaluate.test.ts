import { evaluate } from '../../../../../toolkit/sandbox/cloudwatch/math/evaluate';
import { parseExpression } from '../../../../../toolkit/sandbox/cloudwatch/math/expression';
import { type MathContext, SeriesList, type TimeSeries } from '../../../../../toolkit/sandbox/cloudwatch/math/value';

const _ = undefined;
const SERIES: Record<string, TimeSeries> = { a: [1, 2, _, 4], b: [10, 0, 30, _], none: [_, _, _, _] };
const list = (...ids: string[]) => new SeriesList(ids.map((label) => ({ label, values: SERIES[label] ?? [] })));
const context: MathContext = {
  start: Date.UTC(2026, 0, 31, 23, 58),
  length: 4,
  periodMs: 60_000,
  value: (id) => SERIES[id] ?? [],
  metrics: (text) => list(...['a', 'b'].filter((id) => id.includes(text))),
  search: (expression, statistic) => list(expression, statistic),
};

describe('evaluate', () => {
  test.each<[string, unknown]>([
    ['a + b', [11, 2, 30, 4]],
    ['a - 1', [0, 1, _, 3]],
    ['1 - a', [0, -1, _, -3]],
    ['100 * a / b', [10, _, 0, _]],
    ['-a', [-1, -2, _, -4]],
    ['none + none', [_, _, _, _]],
    ['2 + 3 * 2', 8],
    ['(2 + 3) * 2', 10],
    ['2 ^ 3', 8],
    ['a > 1', [0, 1, _, 1]],
    ['a < b', [1, 0, 1, 0]],
    ['a >= 2 AND a < 4', [0, 1, _, 0]],
    ['a > 1 && b > 0', [0, 0, 0, 0]],
    ['a == 1 || a == 4', [1, 0, _, 1]],
    ['a != 2', [1, 0, _, 1]],
    ['SUM(METRICS())', [11, 2, 30, 4]],
    ['SUM(METRICS("a"))', [1, 2, _, 4]],
    ['SUM(100 * [a, b])', [1_100, 200, 3_000, 400]],
    ['AVG([a, b])', [5.5, 1, 15, 2]],
    ['MAX([a, b])', [10, 2, 30, 4]],
    ['MIN([a, b, 3])', [1, 0, 3, 3]],
    ['STDDEV([a, b])', [4.5, 1, 0, 0]],
    ['DATAPOINT_COUNT([a, b])', [2, 2, 1, 1]],
    ['DATAPOINT_COUNT(a)', 3],
    ['METRIC_COUNT(METRICS())', 2],
    ['SUM(a)', 7],
    ['a - AVG(a)', [1 - 7 / 3, 2 - 7 / 3, _, 4 - 7 / 3]],
    ['FILL(a, 0)', [1, 2, 0, 4]],
    ['FILL(a, b)', [1, 2, 30, 4]],
    ['FILL(a, REPEAT)', [1, 2, 2, 4]],
    ['FILL(a, LINEAR)', [1, 2, 3, 4]],
    ['FILL(b, LINEAR)', [10, 0, 30, _]],
    ['SUM(FILL(METRICS(), 0))', [11, 2, 30, 4]],
    ['IF(a > 1, b, 5)', [5, 0, _, 0]],
    ['IF(a > 1, b)', [_, 0, _, 0]],
    ['IF(FILL(a, 0) > 1, FILL(b, 7))', [_, 0, _, 7]],
    ['IF(1, a, b)', [1, 2, 0, 4]],
    ['DIFF(a)', [_, 1, _, 2]],
    ['DIFF_TIME(a)', [_, 60, _, 120]],
    ['RATE(b)', [_, -10 / 60, 0.5, _]],
    ['RUNNING_SUM(a)', [1, 3, _, 7]],
    ['SUM(RUNNING_SUM([a, b]))', [11, 13, 40, 7]],
    ['CEIL(a / 3) + FLOOR(2.5) + ABS(-1)', [4, 4, _, 5]],
    ['LOG10(b * 10)', [2, Number.NEGATIVE_INFINITY, Math.log10(300), _]],
    ['LOG(1)', 0],
    ['FIRST(SORT([a, b], MAX, DESC))', [10, 0, 30, _]],
    ['LAST(SORT([b, none, a], SUM, ASC, 2))', [10, 0, 30, _]],
    ['METRIC_COUNT(SLICE([a, b, none], 1))', 2],
    ['FIRST(SLICE([a, b, none], 1, 2))', [10, 0, 30, _]],
    ['METRIC_COUNT(REMOVE_EMPTY([a, none]))', 1],
    ['SUM(SEARCH("a", "b"))', [11, 2, 30, 4]],
    ['MINUTE(a)', [58, 59, 0, 1]],
    ['HOUR(a)', [23, 23, 0, 0]],
    ['DAY(a)', [6, 6, 7, 7]],
    ['DATE(a)', [31, 31, 1, 1]],
    ['MONTH(a)', [1, 1, 2, 2]],
    ['YEAR(a)', [2026, 2026, 2026, 2026]],
    ['FIRST([EPOCH(a)]) - EPOCH(a)', [0, 0, 0, 0]],
    ['TIME_SERIES(5)', [5, 5, 5, 5]],
    ['SUM(b) / PERIOD(b)', 40 / 60],
    ['(SUM([a, b]) / PERIOD(a)) * 60', [11, 2, 30, 4]],
  ])('gives the value of %s', (text, expected) => {
    expect(evaluate(parseExpression(text), context)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['a +', 'the metric math expression a + is not understood after "a +"'],
    ['a b', 'the metric math expression a b is not understood after "a b"'],
    ['(a', 'the metric math expression (a is not understood after "(a"'],
    ['a ~ b', 'the metric math expression a ~ b is not understood after "a"'],
    ['SEARCH("x")', 'SEARCH takes a search expression and a statistic, both in quotes'],
    ['SUM()', 'a metric math function has too few arguments'],
    ['"text"', 'a text has no value: "text"'],
  ])('refuses %s', (text, message) => {
    expect(() => evaluate(parseExpression(text), context)).toThrow(new Error(message));
  });

  test('refuses an expression nested without end', () => {
    expect(() => parseExpression('('.repeat(10_000))).toThrow('is not understood');
  });
});
