import { CloudWatchRoom } from './cloudwatch/cloudwatch-room';
import { Telemetry } from './cloudwatch/telemetry';
import { ConsoleRoom } from './console/console-room';
import { consoleSources } from './console-sources';
import { CustomResourcesRoom } from './custom-resources/custom-resources-room';
import { TablesRoom } from './dynamodb/tables-room';
import { EventBusRoom } from './eventbridge/event-bus-room';
import { SchedulerRoom } from './eventbridge/scheduler-room';
import { DeliveryRoom } from './firehose/delivery-room';
import { CatalogRoom } from './glue/catalog-room';
import { PoliciesRoom } from './iam/policies-room';
import { IcebergRoom } from './iceberg/iceberg-room';
import type { ActingServices } from './kernel/acting-services';
import type { SandboxContext } from './kernel/context';
import { type Actor, identityOf } from './kernel/identity';
import type { Room } from './kernel/room';
import type { AssetService } from './kernel/services';
import { FunctionsRoom } from './lambda/functions-room';
import { MappingsRoom } from './mappings/mappings-room';
import { WarehouseRoom } from './redshift/warehouse-room';
import type { RoomOptions } from './room-options';
import { BucketsRoom } from './s3/buckets-room';
import { SecretsRoom } from './secrets-manager/secrets-room';
import { TopicsRoom } from './sns/topics-room';
import { QueuesRoom } from './sqs/queues-room';
import { StreamsRoom } from './streams/streams-room';

/** Every room of a sandbox, each given the services it needs. */
export type Rooms = ReturnType<typeof openRooms>;

export function openRooms(context: SandboxContext, assets: AssetService, options: RoomOptions) {
  const policies = new PoliciesRoom(context, options.permissions);
  const telemetry = new Telemetry(context);
  /** The services of all rooms in the name of somebody. */
  const as = (actor: Actor): ActingServices => {
    const identity = identityOf(policies, actor);
    return {
      identity,
      logs: telemetry.as(identity),
      buckets: buckets.as(identity),
      functions: functions.as(identity),
      queues: queues.as(identity),
      secrets: secrets.as(identity),
      streams: streams.as(identity),
      topics: topics.as(identity),
    };
  };
  const services = { as, metrics: telemetry };
  const functions = new FunctionsRoom(context, { ...services, assets });
  const queues = new QueuesRoom(context, services);
  const topics = new TopicsRoom(context, services);
  const cloudWatch = new CloudWatchRoom(context, { as, telemetry });
  const scheduler = new SchedulerRoom(context, services);
  const eventBus = new EventBusRoom(context, services);
  const streams = new StreamsRoom(context, services, options.streams);
  const buckets = new BucketsRoom(context, { eventBus });
  const tables = new TablesRoom(context);
  const catalog = new CatalogRoom(context);
  const openTables = new IcebergRoom(context, { buckets, catalog });
  const secrets = new SecretsRoom(context);
  const warehouse = new WarehouseRoom(context, { as, buckets, secrets }, options.warehouse);
  const customResources = new CustomResourcesRoom(context, { functions });
  const mappings = new MappingsRoom(context, { ...services, functions }, options.mappings);
  const deliveries = new DeliveryRoom(context, { ...services, catalog, openTables, warehouse }, options.deliveries);
  const rooms = {
    policies,
    queues,
    topics,
    cloudWatch,
    scheduler,
    eventBus,
    streams,
    buckets,
    tables,
    catalog,
    openTables,
    secrets,
    functions,
    warehouse,
    customResources,
    mappings,
    deliveries,
  };
  const page = new ConsoleRoom(context, consoleSources(context, { ...rooms, all: Object.values(rooms) }));
  return { ...rooms, page };
}

export function every(rooms: Rooms): Room[] {
  return Object.values(rooms);
}

/** Readers before what they read from, so that each may still finish its work. */
export function closingOrder(rooms: Rooms): Room[] {
  const { mappings, deliveries, functions, warehouse, ...others } = rooms;
  return [mappings, deliveries, functions, warehouse, ...Object.values(others)];
}
