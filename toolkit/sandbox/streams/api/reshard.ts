import { invalidArgument, limitExceeded, validationError } from '../errors';
import { mergeShards as merge, requireActive, scaleUniformly, splitShard as split } from '../resharding';
import type { DataStream } from '../stream';
import { LIMITS } from '../stream-settings';
import { hashKey, STREAM, shardCount, shardId } from './common-members';
import { choice, required } from './members';
import { operation, type StreamsBackend } from './operation';
import { streamOf } from './stream-of';

const DAY_MS = 86_400_000;

const SPLIT = { ...STREAM, ShardToSplit: required(shardId()), NewStartingHashKey: required(hashKey()) };

export const splitShard = operation(SPLIT, (input, backend) => {
  const stream = streamOf(input, backend);
  split(stream, stream.shard(input.ShardToSplit), input.NewStartingHashKey);
});

const MERGE = { ...STREAM, ShardToMerge: required(shardId()), AdjacentShardToMerge: required(shardId()) };

export const mergeShards = operation(MERGE, (input, backend) => {
  const stream = streamOf(input, backend);
  merge(stream, stream.shard(input.ShardToMerge), stream.shard(input.AdjacentShardToMerge));
});

const UPDATE = {
  ...STREAM,
  TargetShardCount: required(shardCount()),
  ScalingType: required(choice('UNIFORM_SCALING')),
};

export const updateShardCount = operation(UPDATE, (input, backend) => {
  const stream = streamOf(input, backend);
  const current = stream.shards.open.count;
  const target = input.TargetShardCount;
  if (target !== current) updateTo(stream, current, target);
  if (2 * target < current) warnBelowHalf(stream, current, target, backend);
  return { StreamName: stream.name, StreamARN: stream.arn, CurrentShardCount: current, TargetShardCount: target };
});

function updateTo(stream: DataStream, current: number, target: number): void {
  requireActive(stream);
  requireProvisioned(stream);
  requireTarget(current, target);
  const updates = recentUpdates(stream);
  scaleUniformly(stream, target);
  stream.update({ shardCountUpdates: [...updates, stream.now] });
}

/** The service is documented to refuse this, but takes it. */
function warnBelowHalf(stream: DataStream, current: number, target: number, { context }: StreamsBackend): void {
  const message = `UpdateShardCount of ${stream.name} from ${current} to ${target}: documented to stop at half the shards`;
  context.events.emit({ type: 'warning', message });
}

function requireProvisioned(stream: DataStream): void {
  if (stream.settings.mode === 'PROVISIONED') return;
  throw validationError(`Stream ${stream.name} must be in PROVISIONED mode, got ${stream.settings.mode}`);
}

function requireTarget(current: number, target: number): void {
  if (target > LIMITS.shards) {
    throw limitExceeded(`UpdateShardCount cannot scale beyond ${LIMITS.shards} shards. Target shard count: ${target}`);
  }
  if (target > 2 * current) {
    throw invalidArgument(
      `UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: ${current} Target shard count: ${target}`,
    );
  }
}

/** @throws AwsError `LimitExceededException` when there were as many as a day allows */
function recentUpdates(stream: DataStream): readonly number[] {
  const recent = stream.document.shardCountUpdates.filter((time) => time > stream.now - DAY_MS);
  if (recent.length < LIMITS.shardCountUpdatesPerDay) return recent;
  throw limitExceeded(
    `Number of UpdateShardCount operations within the past 24 hours has reached the limit of ${LIMITS.shardCountUpdatesPerDay}.`,
  );
}
