import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { FirehoseApi } from './api/firehose-api';
import { ParquetConverter } from './conversion/parquet-converter';
import { DeliveryLog } from './delivery-log';
import { DeliveryMetrics } from './delivery-metrics';
import { DeliveryStream } from './delivery-stream';
import type { DeliveryServices, DeliveryStreamContext } from './delivery-stream-context';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { HONOURED, RECORDED } from './honoured-properties';

const NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
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

  private readonly converter = new ParquetConverter();
  /** A delivery stream to a destination that does not run here is only known by its name. */
  private readonly deliveryStreams = new Map<string, DeliveryStream | undefined>();

  constructor(
    private readonly context: SandboxContext,
    private readonly services: DeliveryServices,
  ) {
    this.jsonApis = [new FirehoseApi(context, services.metrics, this.deliveryStreams)];
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

  private get running(): DeliveryStream[] {
    return [...this.deliveryStreams.values()].filter((deliveryStream) => deliveryStream !== undefined);
  }

  private create(request: ResourceRequest): CreatedResource {
    const owner = request.path ?? request.logicalId;
    const properties = request.properties as DeliveryStreamProperties;
    const name = properties.DeliveryStreamName ?? request.generatedName;
    if (!NAME.test(name)) {
      throw new Error(`${owner}: DeliveryStreamName must be 1-64 letters, digits, _, . and -, got ${name}`);
    }
    const { partition, region, account } = this.context;
    const arn = `arn:${partition}:firehose:${region}:${account}:deliverystream/${name}`;
    const runs = this.requireDestination(owner, request.properties);
    this.deliveryStreams.set(name, runs ? this.open({ owner, name, arn }, properties) : undefined);
    return { ref: name, attributes: { Arn: arn } };
  }

  /** @returns whether the destination runs here */
  private requireDestination(owner: string, properties: Readonly<Record<string, unknown>>): boolean {
    const destinations = Object.keys(properties).flatMap(
      (key) => /^(.+)DestinationConfiguration$/.exec(key)?.[1] ?? [],
    );
    if (destinations.length !== 1) {
      throw new Error(
        `${owner}: DestinationConfiguration must be exactly one, got ${destinations.join(', ') || 'none'}`,
      );
    }
    const [destination = ''] = destinations;
    if (RUNNING_DESTINATIONS.includes(destination)) return true;
    const message = `${owner}: destination ${destination} does not run here yet`;
    this.context.events.emit({ type: 'warning', message });
    return false;
  }

  private open(
    names: { readonly owner: string; readonly name: string; readonly arn: string },
    properties: DeliveryStreamProperties,
  ): DeliveryStream {
    const { metrics, logs } = this.services;
    const destination =
      properties.RedshiftDestinationConfiguration ??
      properties.ExtendedS3DestinationConfiguration ??
      properties.S3DestinationConfiguration;
    const context: DeliveryStreamContext = {
      ...names,
      sandbox: this.context,
      services: this.services,
      converter: this.converter,
      metrics: new DeliveryMetrics(metrics, names.name),
      log: new DeliveryLog(logs, names.arn, destination?.CloudWatchLoggingOptions),
    };
    try {
      return new DeliveryStream(context, properties);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new Error(`${names.owner}: ${error.message}`);
    }
  }
}
