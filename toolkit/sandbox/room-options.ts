import type { DeliveryOptions } from './firehose/delivery-options';
import type { Permissions } from './iam/permissions';
import type { MappingsOptions } from './mappings/mappings-options';
import type { WarehouseOptions } from './redshift/warehouse-options';
import type { StreamsOptions } from './streams/streams-options';

/** How services run where that can be chosen. */
export interface RoomOptions {
  /**
   * How Amazon Data Firehose runs.
   * @default - with the limits of the service, as a new account has them
   */
  readonly deliveries?: DeliveryOptions;
  /**
   * How event source mappings run.
   * @default - as they do on AWS, and as docs/sandbox.md says where AWS documents nothing
   */
  readonly mappings?: MappingsOptions;
  /**
   * Whether who may not is denied, or it is only recorded in `Sandbox.iamReport` and the event log.
   * @default 'enforced'
   */
  readonly permissions?: Permissions;
  /**
   * How Amazon Kinesis Data Streams runs.
   * @default - with the limits of the service, as a new account has them
   */
  readonly streams?: StreamsOptions;
  /**
   * Where Amazon Redshift runs.
   * @default - in this process
   */
  readonly warehouse?: WarehouseOptions;
}
