import { limitExceeded } from './errors';
import type { StreamRegistry } from './stream-registry';

/** Streams in on-demand mode that an account may have. */
export const ON_DEMAND_STREAMS = 50;
/** Streams that may be CREATING at the same time. */
const CREATING_STREAMS = 5;

/** Open shards of all streams in provisioned mode: those in on-demand mode do not count. */
export function provisionedShardCount(streams: StreamRegistry): number {
  const provisioned = streams.all.filter((stream) => stream.settings.mode === 'PROVISIONED');
  return provisioned.reduce((sum, stream) => sum + stream.shards.open.count, 0);
}

/** @throws AwsError `LimitExceededException` when the account may not have so many more shards in provisioned mode */
export function requireShardQuota(streams: StreamRegistry, additional: number): void {
  const current = provisionedShardCount(streams);
  const { account, region, options } = streams;
  if (additional <= 0 || current + additional <= options.shardQuota) return;
  throw limitExceeded(
    `This request would exceed the shard limit for the account ${account} in ${region}. Current shard count for the account: ${current}. Limit: ${options.shardQuota}. Number of additional shards that would have resulted from this request: ${additional}.`,
  );
}

export function onDemandStreamCount(streams: StreamRegistry): number {
  return streams.all.filter((stream) => stream.settings.mode === 'ON_DEMAND').length;
}

/** @throws AwsError `LimitExceededException` when the account has as many streams in on-demand mode as it may */
export function requireOnDemandQuota(streams: StreamRegistry): void {
  const current = onDemandStreamCount(streams);
  if (current < ON_DEMAND_STREAMS) return;
  throw limitExceeded(
    `The account ${streams.account} has ${current} streams in ON_DEMAND mode in ${streams.region}, at most ${ON_DEMAND_STREAMS}.`,
  );
}

/** @throws AwsError `LimitExceededException` when the account has as many streams CREATING as it may */
export function requireFewBeingCreated(streams: StreamRegistry): void {
  const creating = streams.all.filter((stream) => stream.status === 'CREATING');
  if (creating.length < CREATING_STREAMS) return;
  throw limitExceeded(`At most ${CREATING_STREAMS} streams can be CREATING at the same time.`);
}
