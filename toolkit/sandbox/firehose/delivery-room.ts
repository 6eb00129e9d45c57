import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { FirehoseApi } from './api/firehose-api';
import { ParquetConverter } from './conversion/parquet-converter';
import type { DeliveryFaults } from './delivery-faults';
import { DeliveryLog } from './delivery-log';
import { DeliveryMetrics } from './delivery-metrics';
import { DeliveryStream } from './delivery-stream';
import type { DeliveryServices } from './delivery-stream-context';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { type DestinationDescription, describeDestination } from './destination/destination-description';
import { HONOURED, RECORDED } from './honoured-properties';

const NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
const DESTINATION = /^(.+)DestinationConfiguration$/;
const RUNNING_DESTINATIONS = ['S3', 'ExtendedS3', 'Redshift'];

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
  /** A delivery stream to a destination that does not run here is only known by its name. */
  private readonly deliveryStreams = new Map<string, DeliveryStream | undefined>();

  constructor(
    private readonly context: SandboxContext,
    private readonly services: DeliveryServices,
  ) {
    this.api = new FirehoseApi(context, services.metrics, this.deliveryStreams);
    this.jsonApis = [this.api];
  }

  start(): void {
    for (const deliveryStream of this.running) deliveryStream.start();
  }

  pending(): readonly string[] {
    return this.running.flatMap((deliveryStream) => deliveryStream.pending());
  }

  async close(): Promise<void> {
    for (const deliveryStream of this.running) deliveryStream.close();
    await this.converter.close();
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

  private create(request: ResourceRequest): CreatedResource {
    const properties = request.properties as DeliveryStreamProperties;
    const name = properties.DeliveryStreamName ?? request.generatedName;
    if (!NAME.test(name)) {
      throw new Error(`DeliveryStreamName must be 1-64 letters, digits, _, . and -, got ${name}`);
    }
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
    const runs = this.runsDestination(request);
    this.deliveryStreams.set(name, runs ? this.open(name, arn, properties) : undefined);
    return { ref: name, attributes: { Arn: arn } };
  }

  private runsDestination({ path, logicalId, properties }: ResourceRequest): boolean {
    const destinations = Object.keys(properties).flatMap((key) => DESTINATION.exec(key)?.[1] ?? []);
    const [destination] = destinations;
    if (destination === undefined || destinations.length > 1) {
      throw new Error(`a delivery stream must have exactly one destination, got ${destinations.join(', ') || 'none'}`);
    }
    if (RUNNING_DESTINATIONS.includes(destination)) return true;
    const message = `${path ?? logicalId}: destination ${destination} does not run here yet`;
    this.context.events.emit({ type: 'warning', message });
    return false;
  }

  private open(name: string, arn: string, properties: DeliveryStreamProperties): DeliveryStream {
    const { metrics, logs } = this.services;
    const destination =
      properties.RedshiftDestinationConfiguration ??
      properties.ExtendedS3DestinationConfiguration ??
      properties.S3DestinationConfiguration;
    const context = {
      name,
      arn,
      sandbox: this.context,
      services: this.services,
      converter: this.converter,
      metrics: new DeliveryMetrics(metrics, name),
      log: new DeliveryLog(logs, arn, destination?.CloudWatchLoggingOptions),
    };
    return new DeliveryStream(context, properties);
  }
}
