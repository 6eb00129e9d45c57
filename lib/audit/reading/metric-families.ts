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

/** How far Firehose is behind as a reader; what it was given it has. */
const FIREHOSE_AGE: MetricFamily = { ...DELIVERY_AGE, names: /KinesisMillisBehindLatest/ };

/** What a reader emits only while it reads. */
export const READER_AGES = [CONSUMER_AGE, FIREHOSE_AGE, FUNCTION_AGE, STREAM_AGE];
