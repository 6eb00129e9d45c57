import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Duration } from 'aws-cdk-lib/core';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';

/** Kinesis publishes once a minute; a shorter look would see nothing more. */
const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

export function incomingBytes(stream: IStream): Metric {
  return stream.metric('IncomingBytes', { statistic: 'Sum', period: MINUTE });
}

export function incomingRecords(stream: IStream): Metric {
  return stream.metric('IncomingRecords', { statistic: 'Sum', period: MINUTE });
}

export function throttledWrites(stream: IStream): Metric {
  return stream.metric('WriteProvisionedThroughputExceeded', { statistic: 'Sum', period: FIVE_MINUTES });
}

export function throttledReads(stream: IStream): Metric {
  return stream.metric('ReadProvisionedThroughputExceeded', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** The oldest record that the slowest reader of shared throughput has yet to read, in milliseconds. */
export function iteratorAge(stream: IStream): Metric {
  return stream.metric('GetRecords.IteratorAgeMilliseconds', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** How far the consumer is behind the tip of the stream, in milliseconds. */
export function consumerLag({ stream, consumerName }: EnhancedFanOutConsumer): Metric {
  return stream.metric('SubscribeToShardEvent.MillisBehindLatest', {
    dimensionsMap: { StreamName: stream.streamName, ConsumerName: consumerName },
    statistic: 'Maximum',
    period: FIVE_MINUTES,
  });
}

/** One series for each shard the stream has at the time: a list of shards would be stale after the first split. */
export function perShard(stream: IStream, metricName: 'IncomingBytes' | 'IncomingRecords'): MathExpression {
  const schema = 'SCHEMA("AWS/Kinesis", ShardId, StreamName)';
  return new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM ${schema} WHERE StreamName = '${stream.streamName}' GROUP BY ShardId ORDER BY SUM() DESC`,
    usingMetrics: {},
    period: MINUTE,
  });
}
