import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { FirehoseApi } from './api/firehose-api';
import type { DeliveryFaults } from './delivery-faults';
import type { DeliveryOptions } from './delivery-options';
import type { DeliveryServices } from './delivery-stream-context';
import { DeliveryStreamFactory } from './delivery-stream-factory';
import { DeliveryStreams } from './delivery-streams';
import type { DeliveryStreamProperties } from './destination/delivery-properties';
import { type DestinationDescription, describeDestination } from './destination/destination-description';
import { HONOURED, RECORDED } from './honoured-properties';

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

  private readonly deliveryStreams: DeliveryStreams;
  private readonly factory: DeliveryStreamFactory;

  constructor(
    private readonly context: SandboxContext,
    services: DeliveryServices,
    options: DeliveryOptions = {},
  ) {
    this.deliveryStreams = new DeliveryStreams(context);
    this.factory = new DeliveryStreamFactory(context, services, options);
    this.jsonApis = [new FirehoseApi(context, this.deliveryStreams, this.factory, options)];
  }

  start(): void {
    for (const deliveryStream of this.deliveryStreams.running) deliveryStream.start();
    for (const address of this.factory.endpoints.unused) {
      this.context.events.emit({ type: 'warning', message: `endpoints: no delivery stream delivers to ${address}` });
    }
  }

  pending(): readonly string[] {
    return this.deliveryStreams.running.flatMap((deliveryStream) => deliveryStream.pending());
  }

  async close(): Promise<void> {
    for (const deliveryStream of this.deliveryStreams.running) deliveryStream.close();
    await this.factory.close();
  }

  /** Where each delivery stream that runs here delivers to. */
  destinations(): readonly DestinationDescription[] {
    return this.deliveryStreams.all.flatMap(({ name, stream, properties }) =>
      stream === undefined ? [] : describeDestination(name, properties),
    );
  }

  /** What may go wrong on purpose with what is put to a delivery stream. @throws AwsError `ResourceNotFoundException` */
  faults(name: string): DeliveryFaults {
    return this.deliveryStreams.requireRunning(name).faults;
  }

  private create(request: ResourceRequest): CreatedResource | Promise<CreatedResource> {
    const properties = request.properties as DeliveryStreamProperties;
    const name = properties.DeliveryStreamName ?? request.generatedName;
    const entry = this.factory.make(name, properties, request.path ?? request.logicalId);
    this.deliveryStreams.add(entry);
    const created = { ref: name, attributes: { Arn: entry.arn }, runs: entry.stream !== undefined };
    const query = entry.stream?.query;
    return query === undefined ? created : this.factory.requireCompiled(query).then(() => created);
  }
}
