import { AwsError } from '../../kernel/aws-error';
import type { Metric } from '../metric-store';

/** A Metrics Insights query, as far as alarms on streams use it. */
export interface InsightsQuery {
  readonly statistic: string;
  readonly metricName: string;
  readonly namespace: string;
  /** Dimensions of SCHEMA: exactly those of a metric that is taken; absent when the query names a namespace alone. */
  readonly schema?: readonly string[];
  readonly where: Readonly<Record<string, string>>;
  /** A time series for each combination of these dimensions' values. */
  readonly groupBy: readonly string[];
}

const NAME = `(?:"[^"]+"|[\\w./#:-]+)`;
const QUERY = new RegExp(
  `^\\s*SELECT\\s+(SUM|AVG|MAX|MIN|COUNT)\\s*\\(\\s*(${NAME})\\s*\\)\\s+FROM\\s+(?:SCHEMA\\s*\\(([^)]*)\\)|(${NAME}))` +
    `(?:\\s+WHERE\\s+(.+?))?(?:\\s+GROUP\\s+BY\\s+(.+?))?(?:\\s+ORDER\\s+BY\\s+.+?)?(?:\\s+LIMIT\\s+\\d+)?\\s*$`,
  'is',
);
const CONDITION = new RegExp(`^\\s*(${NAME})\\s*=\\s*'([^']*)'\\s*$`);

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
  const [, aggregate, metricName, schema, namespace, where, groupBy] = QUERY.exec(text) ?? [];
  if (aggregate === undefined || metricName === undefined) throw notUnderstood(text);
  const [from = '', ...dimensions] = (schema ?? namespace ?? '').split(',').map(unquoted);
  return {
    statistic: STATISTICS[aggregate.toUpperCase()] as string,
    metricName: unquoted(metricName),
    namespace: from,
    schema: schema === undefined ? undefined : dimensions,
    where: conditions(where, text),
    groupBy: groupBy?.split(',').map(unquoted) ?? [],
  };
}

/** Whether a query takes a metric's values. */
export function selects(query: InsightsQuery, { namespace, metricName, dimensions }: Metric): boolean {
  if (namespace !== query.namespace || metricName !== query.metricName) return false;
  const names = Object.keys(dimensions);
  const hasSchema = query.schema === undefined || sameNames(names, query.schema);
  return hasSchema && Object.entries(query.where).every(([name, value]) => dimensions[name] === value);
}

function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name) => others.includes(name));
}

function conditions(where: string | undefined, text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of where?.split(/\s+AND\s+/i) ?? []) {
    const [, name, value] = CONDITION.exec(part) ?? [];
    if (name === undefined || value === undefined) throw notUnderstood(text);
    found[unquoted(name)] = value;
  }
  return found;
}

function unquoted(name: string): string {
  return name.trim().replace(/^"(.*)"$/, '$1');
}

function notUnderstood(text: string): AwsError {
  return new AwsError('ValidationError', `the sandbox does not understand the Metrics Insights query ${text}`);
}
