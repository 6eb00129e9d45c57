import type { Timer } from '../kernel/clock';
import { DeliveryFaults } from './delivery-faults';
import { DeliveryLog } from './delivery-log';
import { DeliveryState } from './delivery-state';
import type { DeliveryStreamContext } from './delivery-stream-context';
import { Backup } from './destination/backup';
import type { DeliveryStreamProperties, DestinationProperties, S3Properties } from './destination/delivery-properties';
import type { Destination } from './destination/destination';
import type { DestinationKind } from './destination/destination-kind';
import { LambdaProcessor } from './processing/lambda-processor';
import { processorSettings } from './processing/processor-settings';
import type { PipelineParts } from './shard-pipeline';
import type { DeliverySource } from './source/delivery-source';
import { DirectPutSource } from './source/direct-put-source';
import { KinesisSource } from './source/kinesis-source';

const FRESHNESS_INTERVAL_MS = 60_000;

/** What was put directly is kept for a day when it cannot be delivered. */
const DIRECT_PUT_RETENTION_MS = 24 * 3_600_000;

export interface DeliveryStreamProps {
  readonly properties: DeliveryStreamProperties;
  /** The properties of its destination among them. */
  readonly configuration: DestinationProperties;
  readonly kind: DestinationKind;
}

/** One delivery stream: a source, what its records go through, and a destination. */
export class DeliveryStream {
  readonly source: DeliverySource;
  readonly faults = new DeliveryFaults();
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  private readonly destination: Destination;
  private freshness: Timer | undefined;

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly props: DeliveryStreamProps,
  ) {
    const { sandbox, services, name, metrics } = context;
    const streamArn = props.properties.KinesisStreamSourceConfiguration?.KinesisStreamARN;
    const stream = streamArn === undefined ? undefined : services.streams.source(streamArn);
    const state = new DeliveryState(sandbox.state, name, sandbox.clock.now());
    const parts = pipelineParts(context, props, state, () => stream?.retentionMs ?? DIRECT_PUT_RETENTION_MS);
    this.createdAt = state.createdAt;
    this.destination = parts.destination;
    this.source =
      stream === undefined ? new DirectPutSource(parts, sandbox.dataDir) : new KinesisSource(stream, parts, metrics);
  }

  get arn(): string {
    return this.context.arn;
  }

  get properties(): DeliveryStreamProperties {
    return this.props.properties;
  }

  start(): void {
    this.destination.start?.();
    this.source.start();
    this.reportFreshness();
  }

  pending(): readonly string[] {
    const held = this.source.pipelines.reduce((sum, pipeline) => sum + pipeline.held, 0);
    return [
      ...this.source.pending(),
      ...(held > 0 ? [`delivery stream ${this.context.name} holds ${held} records`] : []),
      ...(this.destination.pending?.() ?? []),
    ];
  }

  close(): void {
    this.freshness?.cancel();
    this.source.close();
  }

  /** Tells that delivery is stuck, which no delivery would. */
  private reportFreshness(): void {
    const { clock } = this.context.sandbox;
    const arrivals = this.source.pipelines.flatMap(({ oldestArrival }) => oldestArrival ?? []);
    if (arrivals.length > 0) {
      const age = (clock.now() - Math.min(...arrivals)) / 1000;
      this.context.metrics.put(this.props.kind.freshnessMetric, age, 'Seconds');
    }
    const name = `report freshness of ${this.context.name}`;
    this.freshness = clock.schedule(name, FRESHNESS_INTERVAL_MS, () => this.reportFreshness());
  }
}

function pipelineParts(
  context: DeliveryStreamContext,
  { properties, configuration, kind }: DeliveryStreamProps,
  state: DeliveryState,
  retentionMs: () => number,
): PipelineParts {
  const { lambda, delimiter } = processorSettings(configuration.ProcessingConfiguration, kind.lambdaDefaults);
  return {
    clock: context.sandbox.clock,
    name: context.name,
    state,
    destination: kind.open(context, configuration, { state, delimiter, retentionMs, lambdaArn: lambda?.functionArn }),
    processor: lambda && new LambdaProcessor(context, transformSource(context, properties), lambda),
    backup: backup(context, configuration, retentionMs),
  };
}

function transformSource({ arn, sandbox }: DeliveryStreamContext, properties: DeliveryStreamProperties) {
  const sourceKinesisStreamArn = properties.KinesisStreamSourceConfiguration?.KinesisStreamARN;
  return { deliveryStreamArn: arn, region: sandbox.region, sourceKinesisStreamArn };
}

function backup(
  context: DeliveryStreamContext,
  configuration: DestinationProperties,
  retentionMs: () => number,
): Backup | undefined {
  const bucket = backupBucket(configuration);
  if (bucket === undefined) return undefined;
  const log = new DeliveryLog(context.services.logs, context.arn, bucket.CloudWatchLoggingOptions);
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
