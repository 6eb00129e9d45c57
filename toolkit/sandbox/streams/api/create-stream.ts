import { requireFewBeingCreated, requireOnDemandQuota, requireShardQuota } from '../account-quotas';
import { validationError } from '../errors';
import type { StreamRegistry } from '../stream-registry';
import { DEFAULT_SETTINGS, LIMITS, onDemandShards, type StreamMode } from '../stream-settings';
import { requireTags } from '../tags';
import { requireWarmThroughput } from '../warm-throughput';
import { recordDistribution, shardCount, streamMode, streamName } from './common-members';
import { type InputOf, integer, map, required } from './members';
import { operation } from './operation';
import { requireDistribution } from './record-distribution';

const INPUT = {
  StreamName: required(streamName()),
  ShardCount: shardCount(),
  StreamModeDetails: streamMode(),
  Tags: map({ max: LIMITS.tags }),
  WarmThroughputMiBps: integer(LIMITS.warmThroughputMiBps),
  MaxRecordSizeInKiB: integer(LIMITS.maxRecordSizeKiB),
  RecordDistributionStrategy: recordDistribution(),
};

export const createStream = operation(INPUT, (input, { streams }) => {
  // A stream with neither mode nor count gets four shards, as one on demand does.
  const mode = input.StreamModeDetails?.StreamMode ?? (input.ShardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED');
  requireValid(input, mode, streams);
  requireRoom(streams, mode, input.ShardCount);
  const stream = streams.create(input.StreamName, input.ShardCount ?? onDemandShards(input.WarmThroughputMiBps), {
    ...DEFAULT_SETTINGS,
    mode,
    maxRecordSizeKiB: input.MaxRecordSizeInKiB ?? DEFAULT_SETTINGS.maxRecordSizeKiB,
    warmThroughputMiBps: input.WarmThroughputMiBps || undefined,
    recordDistribution: input.RecordDistributionStrategy,
    tags: input.Tags ?? {},
  });
  stream.enter('CREATING', streams.options.creatingMs);
});

function requireValid(input: InputOf<typeof INPUT>, mode: StreamMode, streams: StreamRegistry): void {
  requireShardCount(mode, input.ShardCount);
  requireDistribution(mode, input.RecordDistributionStrategy);
  requireWarmThroughput(streams, mode, input.WarmThroughputMiBps);
  requireTags(input.Tags ?? {});
}

function requireRoom(streams: StreamRegistry, mode: StreamMode, shardCount = 0): void {
  requireFewBeingCreated(streams);
  if (mode === 'ON_DEMAND') requireOnDemandQuota(streams);
  else requireShardQuota(streams, shardCount);
}

function requireShardCount(mode: StreamMode, shardCount: number | undefined): void {
  if (mode === 'PROVISIONED' && shardCount === undefined) {
    throw validationError('ShardCount must be set for a stream in PROVISIONED mode, got nothing');
  }
  if (mode === 'ON_DEMAND' && shardCount !== undefined) {
    throw validationError(`ShardCount must not be set for a stream in ON_DEMAND mode, got ${shardCount}`);
  }
}
