import type { Construct } from 'constructs';
import { DataLake } from '../delivery/lake/data-lake';
import { LakeDelivery, type LakeDeliveryOptions } from '../delivery/lake/lake-delivery';
import type { IDataStream } from '../stream/data-stream-interface';
import type { SharedParts } from './shared-parts';

/** Whether and how a pipeline delivers to a data lake. */
export class LakeLeg {
  /**
   * Delivers to a data lake.
   *
   * @param options How rows get into it.
   */
  public static delivery(options: LakeDeliveryOptions = {}): LakeLeg {
    return new LakeLeg(options);
  }

  /** Delivers to no data lake. */
  public static none(): LakeLeg {
    return new LakeLeg();
  }

  private constructor(private readonly options?: LakeDeliveryOptions) {}

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
