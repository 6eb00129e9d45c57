import type { MetricSample } from '../kernel/services';

/** A line that can hold embedded metrics starts like this. */
const MARK = '"_aws"';
const DIMENSION_LIMIT = 30;

interface Directive {
  readonly Namespace?: unknown;
  readonly Dimensions?: unknown;
  readonly Metrics?: unknown;
}

/**
 * Metrics in a log line in CloudWatch embedded metric format; none when it is an ordinary line.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function embeddedMetrics(line: string): MetricSample[] {
  const document = documentOf(line);
  const metadata = document?._aws as { Timestamp?: unknown; CloudWatchMetrics?: unknown } | undefined;
  if (document === undefined || !Array.isArray(metadata?.CloudWatchMetrics)) return [];
  const timestamp = typeof metadata.Timestamp === 'number' ? metadata.Timestamp : undefined;
  return (metadata.CloudWatchMetrics as Directive[]).flatMap((directive) => samples(directive, document, timestamp));
}

function documentOf(line: string): Record<string, unknown> | undefined {
  if (!line.includes(MARK)) return undefined;
  try {
    const document: unknown = JSON.parse(line.slice(line.indexOf('{')));
    return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function samples(directive: Directive, document: Record<string, unknown>, timestamp?: number): MetricSample[] {
  const { Namespace, Dimensions, Metrics } = directive;
  if (typeof Namespace !== 'string' || !Array.isArray(Metrics)) return [];
  const sets = (Array.isArray(Dimensions) && Dimensions.length > 0 ? Dimensions : [[]]) as string[][];
  return (Metrics as { Name: string; Unit?: string }[]).flatMap(({ Name, Unit }) =>
    sets.flatMap((set) =>
      valuesOf(document[Name]).map((value) => ({
        namespace: Namespace,
        name: Name,
        dimensions: dimensionsOf(set, document),
        value,
        unit: Unit,
        timestamp,
      })),
    ),
  );
}

function valuesOf(value: unknown): number[] {
  return [value].flat().filter((entry): entry is number => typeof entry === 'number' && Number.isFinite(entry));
}

function dimensionsOf(names: readonly string[], document: Record<string, unknown>): Record<string, string> {
  const known = names.slice(0, DIMENSION_LIMIT).filter((name) => document[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, String(document[name])]));
}
