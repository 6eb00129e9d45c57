import type { Timer } from '../kernel/clock';
import type { StreamSource } from '../kernel/services';
import { DeliveryFaults } from './delivery-faults';
import type { DeliveryMetrics } from './delivery-metrics';
import { DeliveryState } from './delivery-state';
import type { DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamProps } from './delivery-stream-props';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { pipelineParts } from './pipeline-parts';
import { type ProcessorSettings, processorSettings } from './processing/processor-settings';
import { type PipelineParts, requireSameStages } from './shard-pipeline';
import type { DeliverySource } from './source/delivery-source';
import { type DirectPutLimits, directPutLimits } from './source/direct-put-limits';
import { DirectPutSource } from './source/direct-put-source';
import { KinesisSource } from './source/kinesis-source';

const REPORT_INTERVAL_MS = 60_000;

/** What was put directly is kept for a day when it cannot be delivered. */
const DIRECT_PUT_RETENTION_MS = 24 * 3_600_000;

/** One delivery stream: a source, what its records go through, and a destination. */
export class DeliveryStream {
  readonly source: DeliverySource;
  readonly faults = new DeliveryFaults();
  private readonly state: DeliveryState;
  private readonly stream: StreamSource | undefined;
  private readonly parts: PipelineParts;
  private settings: ProcessorSettings;
  private reporting: Timer | undefined;

  constructor(
    private readonly context: DeliveryStreamContext,
    private props: DeliveryStreamProps,
  ) {
    const { sandbox, as, name, metrics } = context;
    const { KinesisStreamARN: streamArn, RoleARN } = props.properties.KinesisStreamSourceConfiguration ?? {};
    const { identity, streams } = as(RoleARN);
    this.stream = streamArn === undefined ? undefined : streams.source(streamArn);
    this.state = new DeliveryState(sandbox.state, name, sandbox.clock.now());
    this.settings = settingsOf(props);
    this.parts = this.makeParts(context, props, this.settings);
    this.source =
      this.stream === undefined
        ? new DirectPutSource(this.parts, sandbox.dataDir, putLimits(context, props.properties))
        : new KinesisSource(this.stream, identity, this.parts, metrics);
  }

  /** Milliseconds since the epoch. */
  get createdAt(): number {
    return this.state.createdAt;
  }

  get metrics(): DeliveryMetrics {
    return this.context.metrics;
  }

  /** A jq query that gives the partition keys, where there is one. */
  get query(): string | undefined {
    return this.settings.query;
  }

  /** Only records of CloudWatch Logs may be put. */
  get decompresses(): boolean {
    return this.settings.decompresses;
  }

  /**
   * Goes on with other properties: what is on its way already is delivered by them too.
   * @throws Error that says which property is wrong, and then goes on as before
   */
  change(context: DeliveryStreamContext, props: DeliveryStreamProps): void {
    const [pending] = this.parts.destination.pending?.() ?? [];
    if (pending !== undefined) throw new Error(`a delivery stream must have delivered all it began to, got ${pending}`);
    const settings = settingsOf(props);
    const { partitions, ...parts } = this.makeParts(context, props, settings);
    requireSameStages({ ...parts, partitions }, this.parts);
    this.props = props;
    this.settings = settings;
    Object.assign(this.parts, parts);
  }

  start(): void {
    this.parts.destination.start?.();
    this.source.start();
    this.report();
  }

  pending(): readonly string[] {
    const held = this.source.pipelines.reduce((sum, pipeline) => sum + pipeline.held, 0);
    return [
      ...this.source.pending(),
      ...(held > 0 ? [`delivery stream ${this.context.name} holds ${held} records`] : []),
      ...(this.parts.destination.pending?.() ?? []),
    ];
  }

  close(): void {
    this.reporting?.cancel();
    this.source.close();
  }

  /** Ends for good: what is not delivered is lost, as the service has it. */
  delete(): void {
    this.reporting?.cancel();
    this.source.discard();
    this.state.forget();
  }

  private makeParts(context: DeliveryStreamContext, props: DeliveryStreamProps, settings: ProcessorSettings) {
    const retentionMs = () => this.stream?.retentionMs ?? DIRECT_PUT_RETENTION_MS;
    return pipelineParts(context, { ...props, settings, state: this.state, retentionMs });
  }

  private report(): void {
    this.reportFreshness();
    this.parts.partitions?.report(REPORT_INTERVAL_MS);
    if (this.source instanceof DirectPutSource) this.source.quota.report(this.context.metrics);
    const name = `report on ${this.context.name}`;
    this.reporting = this.context.sandbox.clock.schedule(name, REPORT_INTERVAL_MS, () => this.report());
  }

  /** Tells that delivery is stuck, which no delivery would. */
  private reportFreshness(): void {
    const { clock } = this.context.sandbox;
    const arrivals = this.source.pipelines.flatMap(({ oldestArrival }) => oldestArrival ?? []);
    if (arrivals.length > 0) {
      const age = (clock.now() - Math.min(...arrivals)) / 1000;
      this.context.metrics.put(this.props.kind.freshnessMetric, age, 'Seconds');
    }
  }
}

function settingsOf({ configuration, kind }: DeliveryStreamProps): ProcessorSettings {
  return processorSettings(configuration.ProcessingConfiguration, kind.lambdaDefaults);
}

function putLimits({ sandbox, options }: DeliveryStreamContext, properties: DeliveryStreamProperties): DirectPutLimits {
  const hint = properties.DirectPutSourceConfiguration?.ThroughputHintInMBs;
  return options.directPut ?? directPutLimits(sandbox.region, hint);
}
