import type { SandboxContext } from '../kernel/context';
import type { OpenTableService } from '../kernel/open-tables';
import type { CatalogService, MetricService, WarehouseService } from '../kernel/services';
import type { ParquetConverter } from './conversion/parquet-converter';
import type { DeliveryLog } from './delivery-log';
import type { DeliveryMetrics } from './delivery-metrics';
import type { DeliveryOptions } from './delivery-options';
import type { ActAsDelivery, ServicesOfRole } from './delivery-role';
import type { LocalEndpoints } from './destination/endpoint/local-endpoints';
import type { JqProcess } from './processing/jq/jq-process';

/** The services that delivery streams read from, call and write to. */
export interface DeliveryServices {
  readonly as: ActAsDelivery;
  readonly catalog: CatalogService;
  readonly openTables: OpenTableService;
  readonly warehouse: WarehouseService;
  readonly metrics: MetricService;
}

/** What the parts of one delivery stream share. */
export interface DeliveryStreamContext {
  readonly sandbox: SandboxContext;
  readonly services: Omit<DeliveryServices, 'as'>;
  readonly as: ServicesOfRole;
  readonly options: DeliveryOptions;
  readonly endpoints: LocalEndpoints;
  readonly converter: ParquetConverter;
  readonly jq: JqProcess;
  readonly name: string;
  readonly arn: string;
  /** Of its configuration; it stands in the keys of objects. */
  readonly version: number;
  readonly metrics: DeliveryMetrics;
  readonly log: DeliveryLog;
}
