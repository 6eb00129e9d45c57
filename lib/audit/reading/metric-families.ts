/** Metrics of one namespace that tell the same of a resource. */
export interface MetricFamily {
  readonly namespace: string;
  readonly names: RegExp;
  /** The dimension that names the resource. */
  readonly dimension: string;
}

/** How far Firehose is behind. */
export const DELIVERY_AGE: MetricFamily = {
  namespace: 'AWS/Firehose',
  names: /DataFreshness|KinesisMillisBehindLatest/,
  dimension: 'DeliveryStreamName',
};

/** How far a function is behind. */
export const FUNCTION_AGE: MetricFamily = {
  namespace: 'AWS/Lambda',
  names: /IteratorAge/,
  dimension: 'FunctionName',
};

/** How far the slowest reader that shares the throughput of a stream is behind. */
export const STREAM_AGE: MetricFamily = {
  namespace: 'AWS/Kinesis',
  names: /GetRecords\.IteratorAge/,
  dimension: 'StreamName',
};

/** How far an enhanced fan-out consumer is behind. */
export const CONSUMER_AGE: MetricFamily = {
  namespace: 'AWS/Kinesis',
  names: /SubscribeToShardEvent\.MillisBehindLatest/,
  dimension: 'ConsumerName',
};

export const AGES = [DELIVERY_AGE, FUNCTION_AGE, STREAM_AGE, CONSUMER_AGE];
