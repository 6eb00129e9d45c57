import { CfnStream, type IStream } from 'aws-cdk-lib/aws-kinesis';
import { Duration, Token } from 'aws-cdk-lib/core';
import { DataStream } from '../stream/data-stream';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { DEFAULT_RETENTION_PERIOD } from '../stream/stream-retention';

/**
 * How long the stream keeps a record: as its template says, or as was stated of a stream made elsewhere. Undefined where
 * only its deployment tells.
 */
export function knownRetention({ stream, retentionPeriod }: IStreamEventSource): Duration | undefined {
  const { defaultChild: resource } = stream.node;
  if (!(resource instanceof CfnStream)) return statedRetention(retentionPeriod);
  const { retentionPeriodHours: hours = DEFAULT_RETENTION_PERIOD.toHours() } = resource;
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

/** The very object of the default is what nobody has stated; another of the same length is a statement. */
function statedRetention(retentionPeriod: Duration): Duration | undefined {
  return retentionPeriod === DEFAULT_RETENTION_PERIOD || retentionPeriod.isUnresolved() ? undefined : retentionPeriod;
}
