import type { DataStream } from '../stream';
import { warmThroughputShape } from '../warm-throughput';
import { STREAM, shardId } from './common-members';
import { integer } from './members';
import { operation } from './operation';
import { page } from './page';
import { shardShape } from './shard-shape';
import { streamOf } from './stream-of';

const INPUT = { ...STREAM, Limit: integer({ min: 1, max: 10_000 }), ExclusiveStartShardId: shardId() };
const DEFAULT_LIMIT = 100;

export const describeStream = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const shards = page(
    stream.status === 'CREATING' ? [] : stream.retainedShards(),
    (shard) => shard.id,
    input.ExclusiveStartShardId,
    input.Limit ?? DEFAULT_LIMIT,
  );
  return {
    StreamDescription: { ...description(stream), Shards: shards.items.map(shardShape), HasMoreShards: shards.hasMore },
  };
});

export const describeStreamSummary = operation(STREAM, (input, backend) => {
  const stream = streamOf(input, backend);
  const { mode, maxRecordSizeKiB, recordDistribution = 'USER_PARTITION_KEY' } = stream.settings;
  return {
    StreamDescriptionSummary: {
      ...description(stream),
      OpenShardCount: stream.status === 'CREATING' ? 0 : stream.shards.open.count,
      ConsumerCount: stream.consumers.length,
      MaxRecordSizeInKiB: maxRecordSizeKiB,
      WarmThroughput: warmThroughputShape(stream),
      RecordDistributionStrategy: mode === 'ON_DEMAND' ? recordDistribution : undefined,
    },
  };
});

function description(stream: DataStream) {
  const { mode, retentionHours, shardLevelMetrics, keyId } = stream.settings;
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    StreamStatus: stream.status,
    StreamModeDetails: { StreamMode: mode },
    RetentionPeriodHours: retentionHours,
    StreamCreationTimestamp: stream.document.createdAt / 1000,
    EnhancedMonitoring: [{ ShardLevelMetrics: shardLevelMetrics }],
    EncryptionType: keyId === undefined ? 'NONE' : 'KMS',
    KeyId: keyId,
  };
}
