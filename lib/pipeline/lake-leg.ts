import type { Duration, Size } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DataLake } from '../delivery/data-lake';
import { LakeDelivery } from '../delivery/lake-delivery';
import type { RecordBackup } from '../delivery/record-backup';
import type { IDataStream } from '../stream/data-stream-interface';
import type { SharedParts } from './shared-parts';

/** How rows get into the lake. */
export interface LakeLegOptions {
  /**
   * The lake to deliver to.
   *
   * @default - a new lake with the table of access logs
   */
  readonly lake?: DataLake;

  /**
   * How long rows are collected: 0 to 900 seconds.
   *
   * @default Duration.seconds(300)
   */
  readonly bufferingInterval?: Duration;

  /**
   * How much is collected, before conversion: 64 to 128 MiB.
   *
   * @default Size.mebibytes(128)
   */
  readonly bufferingSize?: Size;

  /**
   * A copy of each record as it came.
   *
   * @default - none
   */
  readonly backup?: RecordBackup;
}

/** Whether and how a pipeline delivers to a data lake. */
export class LakeLeg {
  /**
   * Delivers to a data lake.
   *
   * @param options How rows get into it.
   */
  public static delivery(options: LakeLegOptions = {}): LakeLeg {
    return new LakeLeg(options);
  }

  /** Delivers to no data lake. */
  public static none(): LakeLeg {
    return new LakeLeg();
  }

  private constructor(private readonly options?: LakeLegOptions) {}

  /** @internal */
  public get _delivers(): boolean {
    return this.options !== undefined;
  }

  /**
   * Called by the pipeline.
   *
   * @internal
   */
  public _bind(scope: Construct, source: IDataStream, shared: SharedParts): LakeDelivery | undefined {
    if (this.options === undefined) return undefined;
    const lake = this.options.lake ?? newLake(scope, shared);
    return new LakeDelivery(scope, 'LakeDelivery', { ...this.options, source, lake, processors: shared.processors() });
  }
}

function newLake(scope: Construct, shared: SharedParts): DataLake {
  return new DataLake(scope, 'Lake', {
    encryptionKey: shared.encryptionKey(),
    accessLogsBucket: shared.accessLogsBucket(),
  });
}
