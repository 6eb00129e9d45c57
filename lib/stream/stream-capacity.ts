import { StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { requireRange } from '../private/validation';

/** The largest shard quota of an account in any region. */
const MAX_SHARDS = 20_000;

/** How a data stream scales: by itself, or with the shards it is given. */
export class StreamCapacity {
  /**
   * Kinesis adds and removes shards with the traffic, up to twice its peak of the last 30 days.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
   */
  public static onDemand(): StreamCapacity {
    return new StreamCapacity(StreamMode.ON_DEMAND);
  }

  /**
   * A fixed number of shards, each of which takes 1 MB or 1,000 records per second.
   *
   * @param shardCount Shards of the stream, 1 to 20,000; many regions admit 1,000 or 6,000 only.
   * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
   */
  public static provisioned(shardCount: number): StreamCapacity {
    requireRange('StreamCapacity', 'shardCount', shardCount, 1, MAX_SHARDS);
    return new StreamCapacity(StreamMode.PROVISIONED, shardCount);
  }

  private constructor(
    /** The capacity mode. */
    public readonly streamMode: StreamMode,
    /** The number of shards; undefined where Kinesis decides. */
    public readonly shardCount?: number,
  ) {}
}
