import type { MetricQuery } from '../../../../toolkit/sandbox/cloudwatch/alarm/metric-query';
import { MetricReader } from '../../../../toolkit/sandbox/cloudwatch/metric-reader';
import { MetricStore } from '../../../../toolkit/sandbox/cloudwatch/metric-store';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const PERIODS = { start: START, periodMs: MINUTE, length: 2 };
const _ = undefined;

/** Bytes of three shards, in two minutes each. */
const BYTES: Readonly<Record<string, readonly number[]>> = { 's-0': [10, 20], 's-1': [30, 5], 's-2': [1, 1] };

function setUp() {
  const store = new MetricStore();
  for (const [ShardId, values] of Object.entries(BYTES)) {
    for (const [minute, value] of values.entries()) {
      const dimensions = { StreamName: 'logs', ShardId };
      store.put({ namespace: 'AWS/Kinesis', name: 'IncomingBytes', dimensions, value }, START + minute * MINUTE);
    }
  }
  store.put({ namespace: 'App', name: 'Errors', dimensions: {}, value: 4 }, START);
  const reader = new MetricReader(store);
  const read = (expression: string, more: readonly MetricQuery[] = [], label?: string) => {
    const query: MetricQuery = { kind: 'expression', id: 'e', returnsData: true, expression, label };
    return reader.readLabelled(query, [query, ...more], PERIODS);
  };
  return { reader, read };
}

function metric(id: string, shardId: string, label?: string): MetricQuery {
  return {
    kind: 'metric',
    id,
    label,
    returnsData: false,
    metric: {
      namespace: 'AWS/Kinesis',
      metricName: 'IncomingBytes',
      dimensions: { StreamName: 'logs', ShardId: shardId },
    },
    statistic: 'Sum',
    periodMs: MINUTE,
  };
}

const METRICS = [metric('m0', 's-0', 'first'), metric('m1', 's-1')];

describe('MetricReader', () => {
  test('reads a metric, its label the name when it has none', () => {
    const { reader } = setUp();
    const labelled = METRICS.map((query) => reader.readLabelled(query, METRICS, PERIODS));
    expect(labelled).toEqual([[{ label: 'first', values: [10, 20] }], [{ label: 'IncomingBytes', values: [30, 5] }]]);
    expect(reader.read(METRICS[0] as MetricQuery, METRICS, PERIODS)).toEqual([[10, 20]]);
  });

  test.each([
    ['LOG(sum - sum)', [_, _]],
    ['[LOG(sum - sum)]', [_, _]],
    ['TIME_SERIES(MAX(nothing))', [_, _]],
    ['FILL(nothing, AVG(nothing))', [_, _]],
    ['sum / (1 / 0)', [_, _]],
  ])('has no value where %s is no number', (expression, values) => {
    const { read } = setUp();
    const sum = metric('sum', 's-0');
    expect(read(expression, [sum, metric('nothing', 's-9')])).toMatchObject([{ values }]);
  });

  test('reads an expression over metrics and other expressions', () => {
    const { read } = setUp();
    const sum: MetricQuery = { kind: 'expression', id: 'sum', returnsData: false, expression: 'SUM(METRICS())' };
    expect(read('sum / 2', [...METRICS, sum])).toEqual([{ label: 'e', values: [20, 12.5] }]);
  });

  test('labels the series of an array by the expression and by each metric', () => {
    const { read } = setUp();
    expect(read('METRICS("m") * 2', METRICS, 'Twice')).toEqual([
      { label: 'Twice first', values: [20, 40] },
      { label: 'Twice IncomingBytes', values: [60, 10] },
    ]);
    expect(read('METRICS("m1")', METRICS, '').map(({ label }) => label)).toEqual(['IncomingBytes']);
  });

  test('reads what a search finds, by itself and within an expression', () => {
    const { read } = setUp();
    const search = `SEARCH('{AWS/Kinesis,StreamName,ShardId} MetricName="IncomingBytes" StreamName="logs"', 'Sum')`;
    expect(read(search).map(({ label }) => label)).toEqual(['s-0', 's-1', 's-2']);
    expect(read(`SUM(${search})`)).toEqual([{ label: 'e', values: [41, 26] }]);
  });

  test.each([
    ['GROUP BY ShardId', { 's-0': [10, 20], 's-1': [30, 5], 's-2': [1, 1] }],
    ['GROUP BY ShardId ORDER BY MAX() DESC LIMIT 1', { 's-1': [30, 5] }],
    ['GROUP BY ShardId ORDER BY SUM() ASC LIMIT 2', { 's-2': [1, 1], 's-0': [10, 20] }],
    ["WHERE ShardId != 's-1'", { IncomingBytes: [11, 21] }],
    ["WHERE ShardId = 's-1' GROUP BY StreamName, ShardId", { 'logs s-1': [30, 5] }],
  ])('answers a query that ends in %s', (end, expected) => {
    const found = setUp().read(`SELECT SUM(IncomingBytes) FROM SCHEMA("AWS/Kinesis", StreamName, ShardId) ${end}`);
    expect(found.map(({ label, values }) => [label, values])).toEqual(Object.entries(expected));
  });

  test.each([
    ['AVG', [41 / 3, 26 / 3]],
    ['MIN', [1, 1]],
    ['MAX', [30, 20]],
    ['COUNT', [3, 3]],
  ])('takes %s over the values of all metrics of a group', (aggregate, values) => {
    const query = `SELECT ${aggregate}(IncomingBytes) FROM SCHEMA("AWS/Kinesis", StreamName, ShardId)`;
    expect(setUp().read(query)).toEqual([{ label: 'IncomingBytes', values }]);
  });

  test('has no value where there are no data', () => {
    const { read } = setUp();
    expect(read('SELECT SUM(Errors) FROM "App"')).toEqual([{ label: 'Errors', values: [4, _] }]);
    expect(read('SELECT SUM(Errors) FROM "Other"')).toEqual([]);
  });

  test('finds no group that has no data in these periods', () => {
    const { reader } = setUp();
    const expression = 'SELECT SUM(IncomingBytes) FROM "AWS/Kinesis" GROUP BY ShardId';
    const query: MetricQuery = { kind: 'expression', id: 'e', returnsData: true, expression };
    expect(reader.read(query, [query], { ...PERIODS, start: START + 2 * MINUTE })).toEqual([]);
  });

  test.each([
    ['other + 1', 'there is no other query with the id other'],
    ['e + 1', 'there is no other query with the id e'],
    ['MAX(m0)', 'an expression must give a time series, got the number 20'],
    ['[m0, m1] + [m0, m1]', 'an operator takes one array of time series at most, got two'],
  ])('refuses %s', (expression, message) => {
    expect(() => setUp().read(expression, METRICS)).toThrow(new Error(message));
  });

  test('does not go round in circles', () => {
    const { read } = setUp();
    const other: MetricQuery = { kind: 'expression', id: 'other', returnsData: false, expression: 'e + 1' };
    expect(() => read('other + 1', [other])).toThrow(new Error('there is no other query with the id e'));
  });
});
