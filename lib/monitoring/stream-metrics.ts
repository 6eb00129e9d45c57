import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Duration } from 'aws-cdk-lib/core';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';

/** Kinesis publishes once a minute; a shorter look would see nothing more. */
export const MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);

export function incomingBytes(stream: IStream, period = MINUTE): Metric {
  return stream.metric('IncomingBytes', { statistic: 'Sum', period });
}

export function incomingRecords(stream: IStream, period = MINUTE): Metric {
  return stream.metric('IncomingRecords', { statistic: 'Sum', period });
}

/** The part of the records put that the shards refused, in percent. */
export function throttledWriteRate(stream: IStream): MathExpression {
  return throttledRate(stream, 'Writes', ['WriteProvisionedThroughputExceeded', 'IncomingRecords']);
}

/** The part of the calls of GetRecords that the shards refused, in percent. */
export function throttledReadRate(stream: IStream): MathExpression {
  return throttledRate(stream, 'Reads', ['ReadProvisionedThroughputExceeded', 'GetRecords.Success']);
}

/** The share of the calls of PutRecord, or of PutRecords, of which the stream took something: the lower of the two. */
export function successOfWrites(stream: IStream): MathExpression {
  const success = (name: string) => stream.metric(name, { statistic: 'Average', period: FIVE_MINUTES });
  return new MathExpression({
    expression: 'MIN([putRecord, putRecords])',
    usingMetrics: { putRecord: success('PutRecord.Success'), putRecords: success('PutRecords.Success') },
    period: FIVE_MINUTES,
  });
}

/** The share of the calls of GetRecords that succeeded. */
export function successOfReads(stream: IStream): Metric {
  return stream.metric('GetRecords.Success', { statistic: 'Average', period: FIVE_MINUTES });
}

/** The oldest record that the slowest reader of shared throughput has yet to read, in milliseconds. */
export function iteratorAge(stream: IStream): Metric {
  return stream.metric('GetRecords.IteratorAgeMilliseconds', { statistic: 'Maximum', period: FIVE_MINUTES });
}

/** What all readers of shared throughput have read. */
export function recordsRead(stream: IStream): Metric {
  return stream.metric('GetRecords.Records', { statistic: 'Sum', period: FIVE_MINUTES });
}

/** How far the consumer is behind the tip of the stream, in milliseconds. */
export function consumerLag(consumer: EnhancedFanOutConsumer): Metric {
  return consumerMetric(consumer, 'SubscribeToShardEvent.MillisBehindLatest', 'Maximum');
}

/** What the consumer was pushed. */
export function recordsPushed(consumer: EnhancedFanOutConsumer): Metric {
  return consumerMetric(consumer, 'SubscribeToShardEvent.Records', 'Sum');
}

function consumerMetric({ stream, consumerName }: EnhancedFanOutConsumer, name: string, statistic: string): Metric {
  const dimensionsMap = { StreamName: stream.streamName, ConsumerName: consumerName };
  return stream.metric(name, { dimensionsMap, statistic, period: FIVE_MINUTES });
}

/** SUM takes the values there are: where everything is refused, nothing tells what was taken. */
function throttledRate(stream: IStream, what: string, [refused, taken]: readonly [string, string]): MathExpression {
  const sum = (name: string) => stream.metric(name, { statistic: 'Sum', period: FIVE_MINUTES });
  return new MathExpression({
    expression: `100 * refused${what} / SUM([refused${what}, taken${what}])`,
    usingMetrics: { [`refused${what}`]: sum(refused), [`taken${what}`]: sum(taken) },
    period: FIVE_MINUTES,
  });
}
