import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { DeliveryBucket } from '../delivery/bucket/delivery-bucket';
import { Warehouse } from '../delivery/warehouse/warehouse';
import { WarehouseAccess } from '../delivery/warehouse/warehouse-access';
import { WarehouseDelivery, type WarehouseDeliveryOptions } from '../delivery/warehouse/warehouse-delivery';
import type { IDataStream } from '../stream/data-stream-interface';
import type { SharedParts } from './shared-parts';

/** How rows get into the warehouse. */
export interface WarehouseLegOptions extends WarehouseDeliveryOptions {
  /**
   * The warehouse to deliver to, which must admit Firehose.
   *
   * @default - a new warehouse with the table of access logs
   */
  readonly warehouse?: Warehouse;
}

/** What the warehouse leg consists of. */
export interface WarehouseParts {
  readonly warehouse: Warehouse;
  readonly delivery: WarehouseDelivery;
}

/** Whether and how a pipeline delivers to a warehouse. */
export class WarehouseLeg {
  /**
   * Delivers to a warehouse.
   *
   * @param options How rows get into it.
   */
  public static delivery(options: WarehouseLegOptions = {}): WarehouseLeg {
    return new WarehouseLeg(options);
  }

  /** Delivers to no warehouse. */
  public static none(): WarehouseLeg {
    return new WarehouseLeg();
  }

  private constructor(private readonly options?: WarehouseLegOptions) {}

  /** @internal */
  public get _delivers(): boolean {
    return this.options !== undefined;
  }

  /** @internal */
  public get _usesVpc(): boolean {
    return this.options !== undefined && this.options.warehouse === undefined;
  }

  /**
   * Called by the pipeline.
   *
   * @internal
   */
  public _bind(scope: Construct, source: IDataStream, shared: SharedParts): WarehouseParts | undefined {
    if (this.options === undefined) return undefined;
    const warehouse = this.options.warehouse ?? newWarehouse(scope, shared);
    const delivery = new WarehouseDelivery(scope, 'WarehouseDelivery', {
      ...this.options,
      source,
      warehouse,
      intermediateBucket: this.options.intermediateBucket ?? newIntermediateBucket(scope, shared),
      processors: shared.processors(),
    });
    return { warehouse, delivery };
  }
}

function newWarehouse(scope: Construct, shared: SharedParts): Warehouse {
  return new Warehouse(scope, 'Warehouse', { vpc: shared.vpc(), access: WarehouseAccess.firehose() });
}

function newIntermediateBucket(scope: Construct, shared: SharedParts): IBucket {
  return new DeliveryBucket(scope, 'Intermediate', {
    encryptionKey: shared.encryptionKey(),
    accessLogsBucket: shared.accessLogsBucket(),
  }).bucket;
}
