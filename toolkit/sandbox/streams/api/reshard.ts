import { requireShardQuota } from '../account-quotas';
import { requireDailyBudget, spendDailyBudget } from '../daily-budget';
import { invalidArgument, limitExceeded, validationError } from '../errors';
import { mergeShards as merge, scaleUniformly, splitShard as split } from '../resharding';
import type { DataStream } from '../stream';
import { requireActive } from '../stream-status';
import { hashKey, STREAM, shardCount, shardId } from './common-members';
import { choice, required } from './members';
import { operation, type StreamsBackend } from './operation';
import { streamOf } from './stream-of';

/** What UpdateShardCount works on; more shards than that are only left behind. */
const MOST_SHARDS = 10_000;

const SPLIT = { ...STREAM, ShardToSplit: required(shardId()), NewStartingHashKey: required(hashKey()) };

export const splitShard = operation(SPLIT, (input, backend) => {
  const stream = streamOf(input, backend);
  const shard = stream.shard(input.ShardToSplit);
  requireProvisioned(stream);
  requireShardQuota(backend.streams, 1);
  split(stream, shard, input.NewStartingHashKey);
});

const MERGE = { ...STREAM, ShardToMerge: required(shardId()), AdjacentShardToMerge: required(shardId()) };

export const mergeShards = operation(MERGE, (input, backend) => {
  const stream = streamOf(input, backend);
  requireProvisioned(stream);
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
  if (target !== current) updateTo(stream, current, target, backend);
  if (2 * target < current) warnBelowHalf(stream, current, target, backend);
  return { StreamName: stream.name, StreamARN: stream.arn, CurrentShardCount: current, TargetShardCount: target };
});

function updateTo(stream: DataStream, current: number, target: number, { streams }: StreamsBackend): void {
  requireActive(stream);
  requireProvisioned(stream);
  requireTarget(current, target);
  requireShardQuota(streams, target - current);
  requireDailyBudget(stream, 'UpdateShardCount');
  scaleUniformly(stream, target);
  spendDailyBudget(stream, 'UpdateShardCount');
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
  if (target > MOST_SHARDS || (current > MOST_SHARDS && target === MOST_SHARDS)) {
    throw limitExceeded(`UpdateShardCount cannot scale beyond ${MOST_SHARDS} shards. Target shard count: ${target}`);
  }
  if (target > 2 * current) {
    throw invalidArgument(
      `UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: ${current} Target shard count: ${target}`,
    );
  }
}
