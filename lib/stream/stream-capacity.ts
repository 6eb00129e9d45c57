import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { requireRange } from '../private/validation';
import { AutoScaledCapacity, type AutoScaledCapacityOptions } from './auto-scaled-capacity';
import type { ShardAutoscaler } from './autoscaling/shard-autoscaler';
import { warnOfFixedPeak } from './capacity-costs';
import type { CapacityPlan, StreamCapacityConfig } from './capacity-plan';
import type { IDataStream } from './data-stream-interface';
import { OnDemandAdvantage, type OnDemandAdvantageOptions } from './on-demand-advantage';
import { warnOfSmallRecords } from './small-records';
import { type StreamWorkload, sizeForWorkload } from './stream-workload';

/** The largest shard quota of an account in any region. */
const MAX_SHARDS = 20_000;

/**
 * How a data stream scales: by itself, or with the shards it is given.
 *
 * @example
 * const capacity = StreamCapacity.forWorkload({ recordsPerSecond: 2_000, recordSize: Size.kibibytes(2), peakFactor: 3 });
 * new DataStream(this, 'Clicks', { capacity });
 * // 12 shards: 12000 KiB/s in need 12 of 1024, 6000 records/s in need 6 of 1000, 12000 KiB/s out need 6 of 2048
 * console.log(capacity.explanation);
 */
export class StreamCapacity {
  /**
   * Kinesis adds and removes shards with the traffic, up to twice its peak of the last 30 days.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
   */
  public static onDemand(): StreamCapacity {
    return new StreamCapacity(fixedPlan({ streamMode: StreamMode.ON_DEMAND }));
  }

  /**
   * As on demand, in an account and region that has On-demand Advantage: the stream can be warmed up for a peak, and
   * have 50 enhanced fan-out consumers.
   *
   * Somebody has to turn it on before the stream is deployed, with `UpdateAccountSettings`, because it commits the
   * account to paying for at least 25 MiB per second over all of its on-demand streams.
   *
   * @param options What the stream is ready for.
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateAccountSettings.html
   */
  public static onDemandAdvantage(options: OnDemandAdvantageOptions = {}): StreamCapacity {
    return new StreamCapacity(new OnDemandAdvantage(options));
  }

  /**
   * A fixed number of shards, each of which takes 1 MB or 1,000 records per second.
   *
   * @param shardCount Shards of the stream, 1 to 20,000; many regions admit 1,000 or 6,000 only.
   * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
   */
  public static provisioned(shardCount: number): StreamCapacity {
    requireRange('StreamCapacity', 'shardCount', shardCount, 1, MAX_SHARDS);
    return new StreamCapacity(fixedPlan({ streamMode: StreamMode.PROVISIONED, shardCount }));
  }

  /**
   * The shards a workload needs at its peak: for each 1,024 KiB or 1,000 records per second put, and for each 2,048 KiB
   * per second which all consumers together read. `explanation` shows the arithmetic.
   *
   * It leaves no room for keys that are spread unevenly over the shards: a `peakFactor` can.
   *
   * @param workload What passes through the stream.
   * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
   */
  public static forWorkload(workload: StreamWorkload): StreamCapacity {
    const { shardCount, explanation } = sizeForWorkload(workload);
    requireRange('StreamCapacity', 'shards of the workload', shardCount, 1, MAX_SHARDS);
    return new StreamCapacity(fixedPlan({ streamMode: StreamMode.PROVISIONED, shardCount }), explanation, workload);
  }

  /**
   * Shards that follow what is written, between a minimum and a maximum, and which later deployments do not set back.
   *
   * The stream's name has to be known before the stream: without `streamName` it is made of the construct's path. So a
   * stream that exists under a name which CloudFormation generated would be replaced: scale it by `ShardAutoscaler`.
   *
   * @param options Between which counts, and how eagerly.
   */
  public static autoScaled(options: AutoScaledCapacityOptions): StreamCapacity {
    return new StreamCapacity(new AutoScaledCapacity(options));
  }

  /** The capacity mode. */
  public readonly streamMode: StreamMode;

  /** The number of shards; undefined where it changes by itself. */
  public readonly shardCount?: number;

  /** Why it is that many shards; undefined where they were not counted from a workload. */
  public readonly explanation?: string;

  private constructor(
    private readonly plan: CapacityPlan,
    explanation?: string,
    /**
     * What the shards were counted from.
     *
     * @internal
     */
    public readonly _workload?: StreamWorkload,
  ) {
    this.streamMode = plan.streamMode;
    this.shardCount = plan.shardCount;
    this.explanation = explanation;
  }

  /**
   * Called by the stream before it is made; see `CapacityPlan.bind`.
   *
   * @internal
   */
  public _bind(scope: Construct, streamName?: string): StreamCapacityConfig {
    if (this._workload !== undefined) {
      warnOfSmallRecords(scope, this._workload.recordSize);
      warnOfFixedPeak(scope, this._workload, this.shardCount as number);
    }
    return this.plan.bind(scope, streamName);
  }

  /**
   * Called by the stream once it is made; see `CapacityPlan.attach`.
   *
   * @internal
   */
  public _attach(stream: IDataStream): ShardAutoscaler | undefined {
    return this.plan.attach?.(stream);
  }
}

/** A plan that needs nothing but the properties of the stream. */
function fixedPlan(config: StreamCapacityConfig): CapacityPlan {
  return { streamMode: config.streamMode, shardCount: config.shardCount, bind: () => config };
}
