/**
 * How an on-demand stream chooses the shard of a record.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
 */
export enum RecordDistributionStrategy {
  /** By its partition key, so that records of one key stay in order, and a hot key is bound by one shard. */
  USER_PARTITION_KEY = 'USER_PARTITION_KEY',

  /** Evenly over the shards: partition and explicit hash keys are ignored, and with them the order of records. */
  AUTO = 'AUTO',
}
