import { DeliveryLog } from './delivery-log';
import type { DeliveryState } from './delivery-state';
import type { DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamProps } from './delivery-stream-props';
import { Backup } from './destination/backup';
import type { DestinationProperties, S3Properties } from './destination/delivery-properties';
import type { Destination } from './destination/destination';
import type { RecordKeys } from './partitioning/partition-keys';
import { Partitions } from './partitioning/partitions';
import { Decompression } from './processing/decompression';
import { LambdaProcessor } from './processing/lambda-processor';
import { MetadataExtraction } from './processing/metadata-extraction';
import { Preparation } from './processing/preparation';
import type { ProcessorSettings } from './processing/processor-settings';
import type { PipelineParts } from './shard-pipeline';

export interface PipelinePartsProps extends DeliveryStreamProps {
  readonly settings: ProcessorSettings;
  readonly state: DeliveryState;
  retentionMs(): number;
}

/** What the records of a delivery stream go through, as its properties say. */
export function pipelineParts(context: DeliveryStreamContext, props: PipelinePartsProps): PipelineParts {
  const { configuration, settings, state, retentionMs } = props;
  const { lambda, query } = settings;
  const parts: PipelineParts = {
    clock: context.sandbox.clock,
    name: context.name,
    state,
    destination: openDestination(context, props),
    preparation: preparation(context, settings),
    processor: lambda && new LambdaProcessor(context, transformSource(context, props), lambda),
    extraction: query === undefined ? undefined : new MetadataExtraction(context, query),
    backup: backup(context, configuration, retentionMs),
  };
  const { partitionOf } = parts.destination;
  return partitionOf === undefined ? parts : Object.assign(parts, { partitions: partitions(context, parts) });
}

function openDestination(context: DeliveryStreamContext, props: PipelinePartsProps): Destination {
  const { kind, configuration, properties, settings, state, retentionMs } = props;
  const { lambda, query, delimiter } = settings;
  const keySources = new Set<keyof RecordKeys>();
  if (lambda !== undefined) keySources.add('fromLambda');
  if (query !== undefined) keySources.add('fromQuery');
  const lambdaArn = lambda?.functionArn;
  const sourceStreamArn = properties.KinesisStreamSourceConfiguration?.KinesisStreamARN;
  const options = { state, delimiter, retentionMs, lambdaArn, keySources, sourceStreamArn };
  return kind.open(context, configuration, options);
}

function preparation(context: DeliveryStreamContext, settings: ProcessorSettings): Preparation | undefined {
  const { decompresses, extractsMessages, split } = settings;
  if (!decompresses && split === undefined) return undefined;
  const decompression = decompresses ? new Decompression(context) : undefined;
  return new Preparation({ decompression, extractsMessages, split });
}

function transformSource({ arn, sandbox }: DeliveryStreamContext, { properties }: DeliveryStreamProps) {
  const sourceKinesisStreamArn = properties.KinesisStreamSourceConfiguration?.KinesisStreamARN;
  return { deliveryStreamArn: arn, region: sandbox.region, sourceKinesisStreamArn };
}

/** They stay when the destination is replaced. */
function partitions(context: DeliveryStreamContext, parts: PipelineParts): Partitions {
  return new Partitions(context, {
    hints: () => parts.destination.hints,
    partitionOf: (record) => parts.destination.partitionOf?.(record),
    takesPrefixOf: (record) => parts.destination.takesPrefixOf?.(record) ?? true,
    deliver: (batch) => parts.destination.deliver(batch),
  });
}

function backup(
  context: DeliveryStreamContext,
  configuration: DestinationProperties,
  retentionMs: () => number,
): Backup | undefined {
  const bucket = backupBucket(configuration);
  if (bucket === undefined) return undefined;
  const { logs } = context.as(bucket.RoleARN);
  const log = new DeliveryLog(logs, context.arn, context.version, bucket.CloudWatchLoggingOptions);
  return new Backup({ ...context, log }, bucket, retentionMs);
}

/** Endpoints have one bucket for all that they back up: every record, as in `AllData`, or only what failed. */
function backupBucket(configuration: DestinationProperties): S3Properties | undefined {
  const { S3BackupMode, S3BackupConfiguration, S3Configuration } = configuration;
  if (S3BackupMode?.startsWith('All')) return S3Configuration ?? {};
  if (S3BackupMode !== 'Enabled') return undefined;
  if (S3BackupConfiguration !== undefined) return S3BackupConfiguration;
  throw new Error('S3BackupConfiguration must be set when S3BackupMode is Enabled, got undefined');
}
