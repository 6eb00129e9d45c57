import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type IStream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Size, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../stream/data-stream';
import type { IDataStream } from '../stream/data-stream-interface';
import type { StreamCapacity } from '../stream/stream-capacity';
import { SHARD_BYTES, SHARD_RECORDS } from './shard-metrics';
import { incomingBytes, incomingRecords, MINUTE } from './stream-metrics';

/** Where an account's streams on demand take 10 GB per second each unless the quota was raised; elsewhere 200 MB. */
const LARGE_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** What a stream takes in a minute at most. */
export interface WriteLimit {
  readonly bytes: number;
  readonly records: number;
}

/** Undefined for a stream made elsewhere whose capacity was not given. */
export function writeLimitOf(
  dataStream: IDataStream,
  given: { readonly capacity?: StreamCapacity; readonly onDemandQuota?: Size },
): WriteLimit | undefined {
  const { capacity = capacityOf(dataStream), onDemandQuota = quotaOf(dataStream) } = given;
  if (capacity?.streamMode === StreamMode.ON_DEMAND) return onDemandLimit(onDemandQuota);
  return limitOf(capacity?.shardCount ?? mostShardsOf(dataStream));
}

/** Undefined where Kinesis decides on the shards, or where they are not known. */
export function shardLimitOf(dataStream: IDataStream): WriteLimit | undefined {
  return limitOf(capacityOf(dataStream)?.shardCount ?? mostShardsOf(dataStream));
}

/** How much of the limit is used, by bytes or by records, whichever is more, in percent. */
export function writeUtilization(stream: IStream, { bytes, records }: WriteLimit): MathExpression {
  return new MathExpression({
    expression: `100 * MAX([bytes / ${bytes}, records / ${records}])`,
    usingMetrics: { bytes: incomingBytes(stream), records: incomingRecords(stream) },
    period: MINUTE,
  });
}

function capacityOf(dataStream: IDataStream): StreamCapacity | undefined {
  return dataStream instanceof DataStream ? dataStream.capacity : undefined;
}

/** The shards of a stream that is scaled come and go: what it takes in the end is what its maximum takes. */
function mostShardsOf(dataStream: IDataStream): number | undefined {
  return dataStream instanceof DataStream ? dataStream.autoscaler?.maxShards : undefined;
}

function limitOf(shards: number | undefined): WriteLimit | undefined {
  return shards === undefined ? undefined : { bytes: shards * SHARD_BYTES, records: shards * SHARD_RECORDS };
}

/** On demand, too, a record counts as a kilobyte at least. */
function onDemandLimit(quota: Size): WriteLimit {
  return { bytes: 60 * quota.toBytes(), records: (60 * quota.toBytes()) / 1000 };
}

/** A region that is known only at deployment counts as a small one: the alarm comes early, never late. */
function quotaOf(dataStream: IDataStream): Size {
  const isLarge = LARGE_REGIONS.includes(Stack.of(dataStream).region);
  return Size.bytes(isLarge ? 10_000_000_000 : 200_000_000);
}
