import type { AuditedResource } from '../audited-resource';
import type { AuditedTemplate } from '../audited-template';
import { referencesOf } from '../expressions/references';
import { expressionOf, type Value } from '../expressions/value';
import type { Problem } from '../rule';
import { itemPaths } from './items';
import type { MetricFamily } from './metric-families';
import { textsAt } from './texts';

export const ALARM = 'AWS::CloudWatch::Alarm';

/** A metric that an alarm looks at, or computes with. */
export interface WatchedMetric {
  readonly alarm: AuditedResource;
  /** Where the alarm has its properties, ended by a period; empty where they are those of the alarm. */
  readonly path: string;
}

const NAMES: Readonly<Record<string, string>> = {
  'AWS::Kinesis::Channel': 'ChannelName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Kinesis::StreamConsumer': 'ConsumerName',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
};

const PIPELINE: ReadonlySet<string> = new Set(['AWS/Firehose', 'AWS/Kinesis', 'AWS/Lambda']);
const NO_ALARMS = 'this template has no alarms on its pipeline: look for one in another stack';

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
  return template.ofType(ALARM).filter((alarm) => {
    const metrics = metricsOf(alarm).filter((metric) => isOf(metric, family));
    const watches = (metric: WatchedMetric) =>
      dimensionOf(metric, family.dimension).some((value) => denotes(value, resource));
    return metrics.some(watches) || queriesAll(alarm, family);
  });
}

/** That no alarm watches something: a defect where the template watches its pipeline, else for somebody to look up in other stacks. */
export function unwatched(template: AuditedTemplate, problem: Problem = {}): Problem {
  const metrics = template.ofType(ALARM).flatMap(metricsOf);
  const watches = ({ alarm, path }: WatchedMetric) =>
    textsAt(alarm, `${path}Namespace`).some((name) => PIPELINE.has(name));
  return metrics.some(watches) ? problem : { ...problem, message: NO_ALARMS, manual: true };
}

/** Whether a value is a reference to the resource, or its name. */
export function denotes(value: Value, resource: AuditedResource): boolean {
  if (referencesOf(expressionOf(value)).has(resource.logicalId)) return true;
  const own = resource.values(NAMES[resource.type] ?? '').filter(({ kind }) => kind !== 'absent');
  return own.some((name) => JSON.stringify(expressionOf(name)) === JSON.stringify(expressionOf(value)));
}

/** As Metrics Insights does: `SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)`. */
function queriesAll(alarm: AuditedResource, { namespace, names: metrics }: MetricFamily): boolean {
  const expressions = textsAt(alarm, 'Metrics.*.Expression');
  return expressions.some((expression) => expression.includes(`"${namespace}"`) && metrics.test(expression));
}
