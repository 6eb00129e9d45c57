import type { Timer } from '../kernel/clock';
import { DeliveryFaults } from './delivery-faults';
import { DeliveryState } from './delivery-state';
import type { DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamProperties, DestinationProperties } from './destination/delivery-properties';
import type { DestinationKind } from './destination/destination-kind';
import { pipelineParts } from './pipeline-parts';
import { processorSettings } from './processing/processor-settings';
import type { PipelineParts } from './shard-pipeline';
import type { DeliverySource } from './source/delivery-source';
import { DirectPutSource } from './source/direct-put-source';
import { KinesisSource } from './source/kinesis-source';

const REPORT_INTERVAL_MS = 60_000;

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
  /** A jq query that gives the partition keys, where there is one. */
  readonly query: string | undefined;
  private readonly parts: PipelineParts;
  private reporting: Timer | undefined;

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly props: DeliveryStreamProps,
  ) {
    const { sandbox, services, name, metrics } = context;
    const streamArn = props.properties.KinesisStreamSourceConfiguration?.KinesisStreamARN;
    const stream = streamArn === undefined ? undefined : services.streams.source(streamArn);
    const state = new DeliveryState(sandbox.state, name, sandbox.clock.now());
    const settings = processorSettings(props.configuration.ProcessingConfiguration, props.kind.lambdaDefaults);
    const retentionMs = () => stream?.retentionMs ?? DIRECT_PUT_RETENTION_MS;
    this.query = settings.query;
    this.createdAt = state.createdAt;
    this.parts = pipelineParts(context, { ...props, settings, state, retentionMs });
    this.source =
      stream === undefined
        ? new DirectPutSource(this.parts, sandbox.dataDir)
        : new KinesisSource(stream, this.parts, metrics);
  }

  get arn(): string {
    return this.context.arn;
  }

  get properties(): DeliveryStreamProperties {
    return this.props.properties;
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

  private report(): void {
    this.reportFreshness();
    this.parts.partitions?.report(REPORT_INTERVAL_MS);
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
