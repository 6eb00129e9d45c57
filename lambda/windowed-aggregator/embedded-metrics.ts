import type { WindowPlace, WindowResult } from './window-result';

const NOT_PRINTABLE = /[^ -~]/g;

/** A log line in CloudWatch's embedded metric format for a group. The shard is no dimension, so that shards add up. */
export function resultMetrics(result: WindowResult, namespace: string): object {
  const dimensions = Object.entries(result.dimensions).map(([name, value]) => [name, printable(value)]);
  return embeddedMetrics(result.window_start, namespace, {
    dimensions: { StreamName: result.stream, ...Object.fromEntries(dimensions) },
    measures: result.measures,
    properties: { ShardId: result.shard_id },
  });
}

/** A log line for the lines of a shard that count nowhere. */
export function malformedLinesMetric(lines: number, { streamName, shardId, window }: WindowPlace, namespace: string) {
  return embeddedMetrics(window.start, namespace, {
    dimensions: { StreamName: streamName },
    measures: { MalformedLines: lines },
    properties: { ShardId: shardId },
  });
}

interface Content {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, number>>;
  readonly properties: Readonly<Record<string, string>>;
}

function embeddedMetrics(time: string, Namespace: string, { dimensions, measures, properties }: Content): object {
  const Metrics = Object.keys(measures).map((Name) => ({ Name }));
  return {
    _aws: {
      Timestamp: Date.parse(time),
      CloudWatchMetrics: [{ Namespace, Dimensions: [Object.keys(dimensions)], Metrics }],
    },
    ...properties,
    ...dimensions,
    ...measures,
  };
}

/** CloudWatch takes printable ASCII only: another character stands as its code, so that groups stay apart. */
function printable(value: string): string {
  return value.replace(NOT_PRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
