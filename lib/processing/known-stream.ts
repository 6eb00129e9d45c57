import { CfnStream, type IStream } from 'aws-cdk-lib/aws-kinesis';
import { Duration, Token } from 'aws-cdk-lib/core';
import { DataStream } from '../stream/data-stream';

/** What Kinesis keeps of a stream whose template does not say. */
const DEFAULT_RETENTION_HOURS = 24;

/** How long the stream keeps a record; undefined where only its deployment tells. */
export function knownRetention({ node }: IStream): Duration | undefined {
  if (!(node.defaultChild instanceof CfnStream)) return undefined;
  const { retentionPeriodHours: hours = DEFAULT_RETENTION_HOURS } = node.defaultChild;
  return Token.isUnresolved(hours) ? undefined : Duration.hours(hours);
}

/**
 * The shards that the stream has, may grow to, or begins with where it was warmed up for as many MiB per second;
 * undefined where only its deployment tells.
 */
export function knownShards({ node }: IStream): number | undefined {
  if (!(node.defaultChild instanceof CfnStream)) return undefined;
  const autoscaler = node.scope instanceof DataStream ? node.scope.autoscaler : undefined;
  const { shardCount, warmThroughputMiBps } = node.defaultChild;
  const shards = autoscaler?.maxShards ?? shardCount ?? warmThroughputMiBps;
  return Token.isUnresolved(shards) ? undefined : shards;
}
