import type { ShardPosition } from '../kernel/services';
import { booleanProperty, integerProperty, objectProperty, stringProperty } from '../kernel/template-values';
import type { ResolvedMappingsOptions } from './mappings-options';
import { type RecordFilter, recordFilter } from './record-filter';

/** An event source mapping as its template declares it. */
export interface MappingSettings {
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  /** Batches of one shard that may run at a time. */
  readonly parallelizationFactor: number;
  readonly bisectBatch: boolean;
  readonly maximumRecordAgeMs: number;
  readonly maximumRetryAttempts: number;
  /** Absent without windows. */
  readonly tumblingWindowMs?: number;
  readonly reportsItemFailures: boolean;
  /** ARN of the bucket, queue or topic. */
  readonly failureDestination?: string;
  readonly filter?: RecordFilter;
  readonly startingPosition: ShardPosition;
  /** Whether the metrics of group `EventCount` are asked for. */
  readonly countsEvents: boolean;
}

type Properties = Readonly<Record<string, unknown>>;

const UNBOUNDED = -1;
const METRIC_GROUPS: readonly unknown[] = ['EventCount', 'ErrorCount', 'KafkaMetrics'];
const DESTINATION = /^arn:[\w-]+:(s3|sns|sqs):/;

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export function mappingSettings(properties: Properties, options: ResolvedMappingsOptions): MappingSettings {
  const settings: MappingSettings = {
    enabled: booleanProperty(properties, 'Enabled') ?? true,
    batchSize: integerProperty(properties, 'BatchSize', { min: 1, max: 10_000 }) ?? 100,
    batchingWindowMs: 1000 * (integerProperty(properties, 'MaximumBatchingWindowInSeconds', { min: 0, max: 300 }) ?? 0),
    parallelizationFactor: integerProperty(properties, 'ParallelizationFactor', { min: 1, max: 10 }) ?? 1,
    bisectBatch: booleanProperty(properties, 'BisectBatchOnFunctionError') ?? false,
    maximumRecordAgeMs: maximumRecordAge(properties),
    maximumRetryAttempts: boundless(
      integerProperty(properties, 'MaximumRetryAttempts', { min: UNBOUNDED, max: 10_000 }),
    ),
    tumblingWindowMs: tumblingWindow(properties),
    reportsItemFailures: reportsItemFailures(properties),
    failureDestination: failureDestination(properties),
    filter: recordFilter(objectProperty(properties, 'FilterCriteria'), options.filterQuota),
    startingPosition: startingPosition(properties),
    countsEvents: metricGroups(properties).includes('EventCount'),
  };
  requireCompatible(settings, options);
  return settings;
}

function requireCompatible(settings: MappingSettings, { filteredWindows }: ResolvedMappingsOptions): void {
  const { tumblingWindowMs, parallelizationFactor, filter } = settings;
  if (tumblingWindowMs === undefined) return;
  if (parallelizationFactor > 1) {
    throw new Error('TumblingWindowInSeconds and ParallelizationFactor are both set, keep one');
  }
  if (filter !== undefined && !filteredWindows) {
    throw new Error('TumblingWindowInSeconds and FilterCriteria are both set, keep one');
  }
}

function maximumRecordAge(properties: Properties): number {
  const seconds = integerProperty(properties, 'MaximumRecordAgeInSeconds', { min: UNBOUNDED, max: 604_800 });
  if (seconds !== undefined && seconds !== UNBOUNDED && seconds < 60) {
    throw new Error(`MaximumRecordAgeInSeconds must be -1 or an integer from 60 to 604800, got ${seconds}`);
  }
  return 1000 * boundless(seconds);
}

function boundless(value: number | undefined): number {
  return value === undefined || value === UNBOUNDED ? Number.POSITIVE_INFINITY : value;
}

function tumblingWindow(properties: Properties): number | undefined {
  const seconds = integerProperty(properties, 'TumblingWindowInSeconds', { min: 0, max: 900 });
  return seconds ? 1000 * seconds : undefined;
}

function reportsItemFailures(properties: Properties): boolean {
  const types = listProperty(properties, 'FunctionResponseTypes');
  const [type = 'ReportBatchItemFailures', ...others] = types;
  if (type !== 'ReportBatchItemFailures' || others.length > 0) {
    throw new Error(`FunctionResponseTypes must be ["ReportBatchItemFailures"], got ${JSON.stringify(types)}`);
  }
  return types.length > 0;
}

function failureDestination(properties: Properties): string | undefined {
  const onFailure = objectProperty(objectProperty(properties, 'DestinationConfig'), 'OnFailure');
  const destination = stringProperty(onFailure, 'Destination');
  if (destination === undefined || destination === '') return undefined;
  if (DESTINATION.test(destination) && !destination.endsWith('.fifo')) return destination;
  throw new Error(
    `DestinationConfig.OnFailure.Destination must be an S3 bucket, a standard SQS queue or a standard SNS topic, got ${destination}`,
  );
}

/** Those but `EventCount` are of sources in Apache Kafka. */
function metricGroups(properties: Properties): readonly unknown[] {
  const groups = listProperty(objectProperty(properties, 'MetricsConfig'), 'Metrics');
  if (groups.every((group) => METRIC_GROUPS.includes(group))) return groups;
  throw new Error(`MetricsConfig.Metrics must be of ${METRIC_GROUPS.join(', ')}, got ${JSON.stringify(groups)}`);
}

function startingPosition(properties: Properties): ShardPosition {
  const type = stringProperty(properties, 'StartingPosition');
  if (type === 'TRIM_HORIZON' || type === 'LATEST') return { type };
  if (type !== 'AT_TIMESTAMP') {
    throw new Error(`StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP, got ${type}`);
  }
  const timestamp = Number(properties.StartingPositionTimestamp ?? Number.NaN);
  if (Number.isFinite(timestamp)) return { type, timestamp: 1000 * timestamp };
  throw new Error(
    `StartingPositionTimestamp must be Unix time in seconds, got ${JSON.stringify(properties.StartingPositionTimestamp)}`,
  );
}

function listProperty(properties: Properties, name: string): readonly unknown[] {
  const value = properties[name] ?? [];
  if (Array.isArray(value)) return value;
  throw new Error(`${name} must be a list, got ${JSON.stringify(value)}`);
}
