import { AwsError } from '../../kernel/aws-error';
import type { MetricIdentity } from '../metric';

/** A Metrics Insights query, as far as alarms and charts on streams use it. */
export interface InsightsQuery {
  readonly statistic: string;
  readonly metricName: string;
  readonly namespace: string;
  /** Dimensions of SCHEMA: exactly those of a metric that is taken; absent when the query names a namespace alone. */
  readonly schema?: readonly string[];
  readonly where: readonly Condition[];
  /** A time series for each combination of these dimensions' values. */
  readonly groupBy: readonly string[];
  /** Which groups come first, by a statistic over the whole time. */
  readonly orderBy?: { readonly statistic: string; readonly descending: boolean };
  readonly limit?: number;
}

interface Condition {
  readonly dimension: string;
  readonly value: string;
  /** The dimension must not have the value. */
  readonly negated: boolean;
}

const NAME = `(?:"[^"]+"|[\\w./#:-]+)`;
const AGGREGATE = '(?:SUM|AVG|MAX|MIN|COUNT)';
const QUERY = new RegExp(
  `^\\s*SELECT\\s+(${AGGREGATE})\\s*\\(\\s*(${NAME})\\s*\\)\\s+FROM\\s+(?:SCHEMA\\s*\\(([^)]*)\\)|(${NAME}))` +
    `(?:\\s+WHERE\\s+(.+?))?(?:\\s+GROUP\\s+BY\\s+(.+?))?` +
    `(?:\\s+ORDER\\s+BY\\s+(${AGGREGATE})\\s*\\(\\s*\\)(?:\\s+(ASC|DESC))?)?(?:\\s+LIMIT\\s+(\\d+))?\\s*$`,
  'is',
);
const CONDITION = new RegExp(`^\\s*(${NAME})\\s*(!?=)\\s*'([^']*)'\\s*$`);
const MOST_SERIES = 500;

const STATISTICS: Readonly<Record<string, string>> = {
  SUM: 'Sum',
  AVG: 'Average',
  MAX: 'Maximum',
  MIN: 'Minimum',
  COUNT: 'SampleCount',
};

export function isInsightsQuery(expression: string): boolean {
  return /^\s*SELECT\s/i.test(expression);
}

/** @throws AwsError `ValidationError` for a query the sandbox does not understand */
export function parseInsightsQuery(text: string): InsightsQuery {
  const [, aggregate, metricName, schema, namespace, where, groupBy, orderBy, direction, limit] =
    QUERY.exec(text) ?? [];
  if (aggregate === undefined || metricName === undefined || Number(limit ?? 1) > MOST_SERIES)
    throw notUnderstood(text);
  const [from = '', ...dimensions] = (schema ?? namespace ?? '').split(',').map(unquoted);
  return {
    statistic: statisticOf(aggregate),
    metricName: unquoted(metricName),
    namespace: from,
    schema: schema === undefined ? undefined : dimensions,
    where: conditions(where, text),
    groupBy: groupBy?.split(',').map(unquoted) ?? [],
    orderBy:
      orderBy === undefined
        ? undefined
        : { statistic: statisticOf(orderBy), descending: direction?.toUpperCase() === 'DESC' },
    limit: limit === undefined ? undefined : Number(limit),
  };
}

/** Whether a query takes a metric's values. */
export function selects(query: InsightsQuery, { namespace, metricName, dimensions }: MetricIdentity): boolean {
  if (namespace !== query.namespace || metricName !== query.metricName) return false;
  const names = Object.keys(dimensions);
  const hasSchema = query.schema === undefined || sameNames(names, query.schema);
  return (
    hasSchema && query.where.every(({ dimension, value, negated }) => (dimensions[dimension] === value) !== negated)
  );
}

function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name) => others.includes(name));
}

function conditions(where: string | undefined, text: string): Condition[] {
  return (where?.split(/\s+AND\s+/i) ?? []).map((part) => {
    const [, name, operator, value] = CONDITION.exec(part) ?? [];
    if (name === undefined || value === undefined) throw notUnderstood(text);
    return { dimension: unquoted(name), value, negated: operator === '!=' };
  });
}

function statisticOf(aggregate: string): string {
  return STATISTICS[aggregate.toUpperCase()] as string;
}

function unquoted(name: string): string {
  return name.trim().replace(/^"(.*)"$/, '$1');
}

function notUnderstood(text: string): AwsError {
  return new AwsError('ValidationError', `the sandbox does not understand the Metrics Insights query ${text}`);
}
