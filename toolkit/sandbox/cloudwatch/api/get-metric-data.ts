import { AwsError } from '../../kernel/aws-error';
import { type MetricQuery, metricQueries } from '../alarm/metric-query';
import { requireStatistic } from '../statistic';
import { optionalChoice, optionalCount, requiredTime } from './members';
import type { CloudWatchBackend, Input, Operation } from './operation';
import { offsetOf, tokenOf } from './page';

const MOST_QUERIES = 500;
const MOST_DATAPOINTS = 100_800;
const MINUTE_MS = 60_000;
const SHORT_PERIODS_MS = [1_000, 5_000, 10_000, 20_000, 30_000];
const QUERY_ID = /^[a-z]\w{0,254}$/;

interface Point {
  /** Seconds since the epoch. */
  readonly time: number;
  readonly value: number;
}

interface Result {
  readonly id: string;
  readonly label: string;
  readonly points: readonly Point[];
}

/** The latest values first, unless asked otherwise; as many as fit a page, over all queries together. */
export const getMetricData: Operation = (input, backend) => {
  const queries = requireQueries(metricQueries(input.MetricDataQueries ?? []));
  const results = queries
    .filter(({ returnsData }) => returnsData)
    .flatMap((query) => resultsOf(query, queries, input, backend));
  const size = optionalCount(input, 'MaxDatapoints', MOST_DATAPOINTS) ?? MOST_DATAPOINTS;
  const { page, end } = pageOfPoints(results, offsetOf(input), size);
  const total = results.reduce((sum, { points }) => sum + points.length, 0);
  return { MetricDataResults: page, Messages: [], NextToken: end < total ? tokenOf(end) : undefined };
};

function requireQueries(queries: MetricQuery[]): MetricQuery[] {
  if (queries.length < 1 || queries.length > MOST_QUERIES) {
    throw new AwsError('ValidationError', `MetricDataQueries must be 1 to ${MOST_QUERIES}, got ${queries.length}`);
  }
  for (const query of queries) requireQuery(query);
  for (const [i, { id }] of queries.entries()) {
    if (!QUERY_ID.test(id)) throw new AwsError('ValidationError', `Id must match ${QUERY_ID.source}, got ${id}`);
    if (queries.findIndex((other) => other.id === id) === i) continue;
    throw new AwsError('ValidationError', `Id must be used once, got ${id} again`);
  }
  return queries;
}

function requireQuery(query: MetricQuery): void {
  if (query.kind === 'metric') requireStatistic(query.statistic);
  const { periodMs = MINUTE_MS } = query;
  if (SHORT_PERIODS_MS.includes(periodMs) || (periodMs > 0 && periodMs % MINUTE_MS === 0)) return;
  throw new AwsError('ValidationError', `Period must be 1, 5, 10, 20, 30 or a multiple of 60, got ${periodMs / 1_000}`);
}

function resultsOf(
  query: MetricQuery,
  queries: readonly MetricQuery[],
  input: Input,
  { reader }: CloudWatchBackend,
): Result[] {
  const periodMs = query.periodMs ?? Math.max(MINUTE_MS, ...queries.flatMap((other) => other.periodMs ?? []));
  const { start, length } = periodsOf(input, periodMs);
  const order = optionalChoice(input, 'ScanBy', ['TimestampAscending', 'TimestampDescending']);
  return reader.readLabelled(query, queries, { start, periodMs, length }).map(({ label, values }) => {
    const oldestFirst = values.flatMap((value, i) =>
      value === undefined ? [] : [{ time: (start + i * periodMs) / 1_000, value }],
    );
    const points = order === 'TimestampAscending' ? oldestFirst : oldestFirst.reverse();
    return { id: query.id, label, points };
  });
}

function periodsOf(input: Input, periodMs: number): { start: number; length: number } {
  const first = requiredTime(input, 'StartTime');
  const end = requiredTime(input, 'EndTime');
  if (first >= end) {
    throw new AwsError('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.');
  }
  const start = first - (first % periodMs);
  const length = Math.ceil((end - start) / periodMs);
  if (length <= MOST_DATAPOINTS) return { start, length };
  throw new AwsError(
    'ValidationError',
    `StartTime to EndTime must be at most ${MOST_DATAPOINTS} periods, got ${length}`,
  );
}

/** A result that goes on in the next page is partial. */
function pageOfPoints(results: readonly Result[], start: number, size: number): { page: object[]; end: number } {
  const page: object[] = [];
  let position = 0;
  let left = size;
  for (const { id, label, points } of results) {
    const from = Math.min(Math.max(start - position, 0), points.length);
    const taken = points.slice(from, from + left);
    position += points.length;
    if (from === points.length && from > 0) continue;
    left -= taken.length;
    page.push({
      Id: id,
      Label: label,
      Timestamps: taken.map(({ time }) => time),
      Values: taken.map(({ value }) => value),
      StatusCode: from + taken.length === points.length ? 'Complete' : 'PartialData',
    });
  }
  return { page, end: start + size - left };
}
