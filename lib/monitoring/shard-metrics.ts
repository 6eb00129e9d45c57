import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { MINUTE } from './stream-metrics';

/** What one shard takes in a minute. */
export const SHARD_BYTES = 60 * 1024 * 1024;
export const SHARD_RECORDS = 60 * 1000;

export type ShardMetric = 'IncomingBytes' | 'IncomingRecords';

/**
 * One series for each shard the stream has at the time, the hottest first: a list of shards would be stale after the
 * first split.
 *
 * @param most How many shards; all of them unless given.
 */
export function perShard(stream: IStream, metricName: ShardMetric, most?: number): MathExpression {
  const schema = 'SCHEMA("AWS/Kinesis", ShardId, StreamName)';
  const limit = most === undefined ? '' : ` LIMIT ${most}`;
  return new MathExpression({
    expression: `SELECT SUM(${metricName}) FROM ${schema} WHERE StreamName = '${stream.streamName}' GROUP BY ShardId ORDER BY SUM() DESC${limit}`,
    usingMetrics: {},
    period: MINUTE,
  });
}

/**
 * The hottest shard, as long as the shards are not as busy on average: then the stream is too small, and no key is to
 * blame. A shard without traffic has no metric, so that one which takes everything is its own average.
 *
 * @param busy Above which value the average shard counts as busy.
 */
export function hottestShard(stream: IStream, metricName: ShardMetric, busy: number): MathExpression {
  return new MathExpression({
    expression: `IF((AVG(shards) < ${busy}) OR (MAX(shards) == SUM(shards)), MAX(shards), 0)`,
    usingMetrics: { shards: perShard(stream, metricName) },
    period: MINUTE,
  });
}
