import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DeliveryBucket } from '../delivery/delivery-bucket';
import type { RecordBackup } from '../delivery/record-backup';
import { Warehouse } from '../delivery/warehouse';
import { WarehouseAccess } from '../delivery/warehouse-access';
import { WarehouseDelivery } from '../delivery/warehouse-delivery';
import type { IDataStream } from '../stream/data-stream-interface';
import type { SharedParts } from './shared-parts';

/** How rows get into the warehouse. */
export interface WarehouseLegOptions {
  /**
   * The warehouse to deliver to, which must admit Firehose.
   *
   * @default - a new warehouse with the table of access logs
   */
  readonly warehouse?: Warehouse;

  /**
   * The bucket which holds the objects to copy.
   *
   * @default - a new delivery bucket
   */
  readonly intermediateBucket?: IBucket;

  /**
   * How long rows are collected: 0 to 900 seconds. It sets how often the warehouse works.
   *
   * @default Duration.seconds(900)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before compression: 1 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;

  /**
   * How long a failing COPY is repeated before its objects are listed under `errors/`: 0 to 7,200 seconds.
   *
   * @default Duration.seconds(7200)
   */
  readonly retryDuration?: Duration;

  /**
   * A copy of each record as it came.
   *
   * @default - none
   */
  readonly backup?: RecordBackup;
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
