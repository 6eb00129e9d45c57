/** What the autoscaler tells of each decision, once a minute, with the dimension `StreamName`. */
export enum ShardMetric {
  /** The shards that take writes. */
  OPEN_SHARDS = 'OpenShards',

  /** The shards which the decision leads to: the open ones, where nothing is to change. */
  TARGET_SHARDS = 'TargetShards',

  /** The shards which traffic or a peak wants, and which the maximum or the spent changes deny. Worth an alarm. */
  MISSING_SHARDS = 'MissingShards',

  /** The changes of the shard count that are left within 24 hours. */
  CHANGES_LEFT = 'ChangesLeft',
}
