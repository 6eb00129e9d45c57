import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { FirehoseApi } from './api/firehose-api';
import { ParquetConverter } from './conversion/parquet-converter';
import type { DeliveryFaults } from './delivery-faults';
import { DeliveryLog } from './delivery-log';
import { DeliveryMetrics } from './delivery-metrics';
import type { DeliveryOptions } from './delivery-options';
import { DeliveryStream } from './delivery-stream';
import type { DeliveryServices, DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { type DestinationDescription, describeDestination } from './destination/destination-description';
import { configuredDestination } from './destination/destination-kinds';
import { LocalEndpoints } from './destination/endpoint/local-endpoints';
import { HONOURED, RECORDED } from './honoured-properties';
import { JqProcess } from './processing/jq/jq-process';

const NAME = /^[a-zA-Z0-9_.-]{1,64}$/;

/** Amazon Data Firehose: reads or takes records, transforms them, and delivers them in batches. */
export class DeliveryRoom implements Room {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      honours: HONOURED,
      records: RECORDED,
      create: (request) => this.create(request),
    },
  ];
  readonly jsonApis: readonly JsonApi[];

  private readonly api: FirehoseApi;
  private readonly converter = new ParquetConverter();
  private readonly jq = new JqProcess();
  private readonly endpoints: LocalEndpoints;
  /** A delivery stream to a destination that does not run here is only known by its name. */
  private readonly deliveryStreams = new Map<string, DeliveryStream | undefined>();

  constructor(
    private readonly context: SandboxContext,
    private readonly services: DeliveryServices,
    private readonly options: DeliveryOptions = {},
  ) {
    this.endpoints = new LocalEndpoints(options.endpoints);
    this.api = new FirehoseApi(context, services.metrics, this.deliveryStreams);
    this.jsonApis = [this.api];
  }

  start(): void {
    for (const deliveryStream of this.running) deliveryStream.start();
    for (const address of this.endpoints.unused) {
      this.context.events.emit({ type: 'warning', message: `endpoints: no delivery stream delivers to ${address}` });
    }
  }

  pending(): readonly string[] {
    return this.running.flatMap((deliveryStream) => deliveryStream.pending());
  }

  async close(): Promise<void> {
    for (const deliveryStream of this.running) deliveryStream.close();
    await this.converter.close();
    await this.jq.close();
  }

  /** Where each delivery stream that runs here delivers to. */
  destinations(): readonly DestinationDescription[] {
    return [...this.deliveryStreams].flatMap(([name, stream]) =>
      stream === undefined ? [] : describeDestination(name, stream.properties),
    );
  }

  /** What may go wrong on purpose with what is put to a delivery stream. @throws AwsError `ResourceNotFoundException` */
  faults(name: string): DeliveryFaults {
    return this.api.require(name).faults;
  }

  private get running(): DeliveryStream[] {
    return [...this.deliveryStreams.values()].filter((deliveryStream) => deliveryStream !== undefined);
  }

  private create(request: ResourceRequest): CreatedResource | Promise<CreatedResource> {
    const properties = request.properties as DeliveryStreamProperties;
    const name = properties.DeliveryStreamName ?? request.generatedName;
    if (!NAME.test(name)) {
      throw new Error(`DeliveryStreamName must be 1-64 letters, digits, _, . and -, got ${name}`);
    }
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
    const stream = this.open(this.streamContext(name, arn, properties), properties, request);
    this.deliveryStreams.set(name, stream);
    const created = { ref: name, attributes: { Arn: arn } };
    return stream?.query === undefined ? created : this.requireCompiled(stream.query).then(() => created);
  }

  private async requireCompiled(query: string): Promise<void> {
    const error = await this.jq.queryError(query);
    if (error !== undefined) throw new Error(`MetadataExtractionQuery must be a jq query, got ${query}: ${error}`);
  }

  private open(
    context: DeliveryStreamContext,
    properties: DeliveryStreamProperties,
    { path, logicalId }: ResourceRequest,
  ): DeliveryStream | undefined {
    const { property, properties: configuration, kind } = configuredDestination(properties);
    const reason = kind === undefined ? 'it is not known here' : kind.whyIdle?.(configuration, context);
    if (kind !== undefined && reason === undefined)
      return new DeliveryStream(context, { properties, configuration, kind });
    const message = `${path ?? logicalId}: ${property} does not run here: ${reason}`;
    this.context.events.emit({ type: 'warning', message });
    return undefined;
  }

  private streamContext(name: string, arn: string, properties: DeliveryStreamProperties): DeliveryStreamContext {
    const { metrics, logs } = this.services;
    const { CloudWatchLoggingOptions } = configuredDestination(properties).properties;
    return {
      name,
      arn,
      sandbox: this.context,
      services: this.services,
      options: this.options,
      endpoints: this.endpoints,
      converter: this.converter,
      jq: this.jq,
      metrics: new DeliveryMetrics(metrics, name),
      log: new DeliveryLog(logs, arn, CloudWatchLoggingOptions),
    };
  }
}
