import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import type { Value } from '../expressions/value';
import { grouped } from '../grouped';
import type { Problem } from '../rule';
import { denotationsOf, knownBy } from './denotations';
import { itemPaths } from './items';
import type { MetricFamily } from './metric-families';
import { perTemplate } from './per-template';
import { textsAt } from './texts';

export const ALARM = 'AWS::CloudWatch::Alarm';

/** A metric that an alarm looks at, or computes with. */
export interface WatchedMetric {
  readonly alarm: AuditedResource;
  /** Where the alarm has its properties, ended by a period; empty where they are those of the alarm. */
  readonly path: string;
}

const PIPELINE: ReadonlySet<string> = new Set(['AWS/Firehose', 'AWS/Kinesis', 'AWS/Lambda']);
const NO_ALARMS = 'this template has no alarms on its pipeline: look for one in another stack';

/** The alarms on a family of metrics, by what denotes the resource that each of them watches. */
interface WatchedResources {
  readonly byDenotation: ReadonlyMap<string, readonly AuditedResource[]>;
  /** On all resources of the kind. */
  readonly onAll: readonly AuditedResource[];
}

const METRICS = new WeakMap<AuditedResource, readonly WatchedMetric[]>();

/** One for the alarm itself, and one for each item of its list; that of an expression has no name. */
export function metricsOf(alarm: AuditedResource): readonly WatchedMetric[] {
  const before = METRICS.get(alarm);
  if (before !== undefined) return before;
  const paths = ['', ...itemPaths(alarm, 'Metrics').map((item) => `${item}.MetricStat.Metric.`)];
  const metrics = paths.map((path) => ({ alarm, path }));
  METRICS.set(alarm, metrics);
  return metrics;
}

/** The values of a dimension of a metric; none where the metric does not have it. */
export function dimensionOf({ alarm, path }: WatchedMetric, name: string): readonly Value[] {
  const dimensions = itemPaths(alarm, `${path}Dimensions`);
  const named = dimensions.filter((dimension) => textsAt(alarm, `${dimension}.Name`).includes(name));
  return named.flatMap((dimension) => alarm.values(`${dimension}.Value`));
}

export function isOf(
  { alarm, path }: WatchedMetric,
  { namespace, names }: Pick<MetricFamily, 'namespace' | 'names'>,
): boolean {
  const isNamed = textsAt(alarm, `${path}MetricName`).some((name) => names.test(name));
  return isNamed && textsAt(alarm, `${path}Namespace`).includes(namespace);
}

/** The alarms on a metric of a resource, or of all resources of its kind. */
export function alarmsOn(
  resource: AuditedResource,
  family: MetricFamily,
  template: AuditedTemplate,
): readonly AuditedResource[] {
  const { byDenotation, onAll } = watchedResources(family, template);
  return [...knownBy(resource).flatMap((denotation) => byDenotation.get(denotation) ?? []), ...onAll];
}

/** That no alarm watches something: a defect where the template watches its pipeline, else for somebody to look up in other stacks. */
export function unwatched(template: AuditedTemplate, problem: Problem = {}): Problem {
  return watchesPipeline(template) ? problem : { ...problem, message: NO_ALARMS, manual: true };
}

const watchesPipeline = perTemplate((template) => {
  const metrics = template.ofType(ALARM).flatMap(metricsOf);
  return metrics.some(({ alarm, path }) => textsAt(alarm, `${path}Namespace`).some((name) => PIPELINE.has(name)));
});

const watchedByFamily = perTemplate(() => new Map<MetricFamily, WatchedResources>());

function watchedResources(family: MetricFamily, template: AuditedTemplate): WatchedResources {
  const known = watchedByFamily(template);
  const watched = known.get(family) ?? findWatched(family, template.ofType(ALARM));
  known.set(family, watched);
  return watched;
}

function findWatched(family: MetricFamily, alarms: readonly AuditedResource[]): WatchedResources {
  const byDenotation = grouped(alarms, (alarm) => {
    const metrics = metricsOf(alarm).filter((metric) => isOf(metric, family));
    return metrics.flatMap((metric) => dimensionOf(metric, family.dimension)).flatMap(denotationsOf);
  });
  return { byDenotation, onAll: alarms.filter((alarm) => queriesAll(alarm, family)) };
}

/** As Metrics Insights does: `SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)`. */
function queriesAll(alarm: AuditedResource, { namespace, names: metrics }: MetricFamily): boolean {
  const expressions = textsAt(alarm, 'Metrics.*.Expression');
  return expressions.some((expression) => expression.includes(`"${namespace}"`) && metrics.test(expression));
}
