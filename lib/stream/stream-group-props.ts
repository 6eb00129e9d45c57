import type { ShardLevelMetrics } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib/core';
import type { IDataStream } from './data-stream-interface';
import type { RecordDistributionStrategy } from './record-distribution-strategy';
import type { StreamCapacity } from './stream-capacity';

/** How many streams share the keys, and how each of them scales, keeps and encrypts its records. */
export interface StreamGroupProps {
  /** How many streams there are: 1 to 500. One more takes over its part of the keys from each of the others. */
  readonly streamCount: number;

  /**
   * How many of the streams, counted from the first, producers choose from: 1 to `streamCount`. The others are drained.
   *
   * To take streams away, lower this first, and `streamCount` when everything in them has been read.
   *
   * @default - all of them
   */
  readonly routedStreamCount?: number;

  /**
   * How each stream scales.
   *
   * @default StreamCapacity.onDemand()
   */
  readonly capacity?: StreamCapacity;

  /**
   * How long a record can be read: 24 to 8,760 whole hours.
   *
   * @default Duration.hours(168)
   */
  readonly retentionPeriod?: Duration;

  /**
   * The largest record that can be put, together with its partition key: 1,024 to 10,240 whole KiB.
   *
   * @default Size.mebibytes(1)
   */
  readonly maxRecordSize?: Size;

  /**
   * How the shard of a record is chosen within its stream; of on-demand streams only.
   *
   * @default RecordDistributionStrategy.USER_PARTITION_KEY
   */
  readonly recordDistributionStrategy?: RecordDistributionStrategy;

  /**
   * The key that encrypts the records of all streams at rest.
   *
   * @default - a key of the group's own, rotated every year
   */
  readonly encryptionKey?: IKey;

  /**
   * Metrics of each single shard.
   *
   * @default - incoming bytes and records, and read and write throttling, which show a hot shard
   */
  readonly shardLevelMetrics?: ShardLevelMetrics[];

  /**
   * What becomes of the streams, and of a key they share, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Streams which share the keys, though each was made on its own. */
export interface ExistingStreamGroupProps {
  /** The streams by the names of their cells. A name decides on the keys of a cell, so it never changes. */
  readonly cells: { [cell: string]: IDataStream };

  /**
   * The cells which producers no longer choose, while what is in their streams is still being read.
   *
   * @default - none
   */
  readonly drainedCells?: string[];
}
