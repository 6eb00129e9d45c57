import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';
import type { DashboardRow } from '../../../lib/monitoring/dashboard-row';
import { bodyOf } from './dashboard-body';

/** Namespace, name, names of the dimensions in order, statistic and period in seconds. */
export type MetricInUse = readonly [string, string, readonly string[], string, number];

interface MetricStat {
  readonly Metric: {
    readonly Namespace: string;
    readonly MetricName: string;
    readonly Dimensions?: { Name: string }[];
  };
  readonly Stat: string;
  readonly Period: number;
}

interface SingleMetric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: { Name: string }[];
  readonly Statistic: string;
  readonly Period: number;
}

interface Query {
  readonly MetricStat?: MetricStat;
  readonly Expression?: unknown;
  readonly Period?: number;
}

interface RowOptions {
  readonly expression?: string | object;
  readonly stat?: string;
  readonly period?: number;
}

const INSIGHTS_QUERY = /^SELECT (\w+)\((\w+)\) FROM SCHEMA\("([^"]+)", ([^)]+)\)/;
const STATISTICS: Record<string, string> = { SUM: 'Sum' };

/** Those of the alarms of a stack. */
export function metricsOfAlarms(stack: Stack): MetricInUse[] {
  const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  return alarms.flatMap(({ Properties }) =>
    Properties.Metrics === undefined ? [single(Properties)] : all(Properties.Metrics),
  );
}

/** Those of the graphs of a dashboard. */
export function metricsOfRows(rows: (stack: Stack) => DashboardRow[]): MetricInUse[] {
  const { widgets } = bodyOf(rows);
  return widgets.flatMap(({ properties }) => properties.metrics ?? []).flatMap(drawn);
}

/** Each once, in the order of the alphabet. */
export function distinct(metrics: readonly MetricInUse[]): MetricInUse[] {
  return [...new Set(metrics.map((metric) => JSON.stringify(metric)))].sort().map((text) => JSON.parse(text));
}

function single({ Namespace, MetricName, Dimensions, Statistic, Period }: SingleMetric): MetricInUse {
  return [Namespace, MetricName, namesOf(Dimensions), Statistic, Period];
}

function all(queries: readonly Query[]): MetricInUse[] {
  return queries.flatMap(({ MetricStat: stat, Expression, Period }) =>
    stat === undefined ? insights(Expression, Period) : [ofStat(stat)],
  );
}

function ofStat({ Metric, Stat, Period }: MetricStat): MetricInUse {
  return [Metric.Namespace, Metric.MetricName, namesOf(Metric.Dimensions ?? []), Stat, Period];
}

/** A row of a graph: namespace, name, dimensions with their values, and options, which leave out what is usual. */
function drawn(row: unknown[]): MetricInUse[] {
  const { expression, stat = 'Average', period = 300 } = row.at(-1) as RowOptions;
  if (expression !== undefined) return insights(expression, period);
  const [namespace, name, ...dimensions] = row.slice(0, -1) as [string, string, ...string[]];
  return [[namespace, name, dimensions.filter((_, i) => i % 2 === 0).sort(), stat, period]];
}

function insights(expression: unknown, period: number | undefined): MetricInUse[] {
  const [text] =
    typeof expression === 'string' ? [expression] : (expression as { 'Fn::Join': [string, string[]] })['Fn::Join'][1];
  const [, statistic, name, namespace, dimensions] = INSIGHTS_QUERY.exec(text ?? '') ?? [];
  if (statistic === undefined || name === undefined || namespace === undefined) return [];
  return [[namespace, name, (dimensions ?? '').split(', ').sort(), STATISTICS[statistic] ?? '', period ?? 0]];
}

function namesOf(dimensions: readonly { readonly Name: string }[]): string[] {
  return dimensions.map(({ Name }) => Name).sort();
}
