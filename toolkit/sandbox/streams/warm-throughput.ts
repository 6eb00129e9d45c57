import { invalidArgument, validationError } from './errors';
import { scaleUniformly } from './resharding';
import type { DataStream } from './stream';
import type { StreamRegistry } from './stream-registry';
import { onDemandShards, type StreamMode } from './stream-settings';

const HOUR_MS = 3_600_000;
/** What a shard takes per second. */
const SHARD_BYTES = 2 ** 20;
const SHARD_RECORDS = 1000;

/** @throws AwsError when the account or the mode of the stream admits no warm throughput */
export function requireWarmThroughput(streams: StreamRegistry, mode: StreamMode, mebibytes: number | undefined): void {
  if (mebibytes === undefined) return;
  if (mode !== 'ON_DEMAND') throw validationError(`WarmThroughputMiBps needs a stream in ON_DEMAND mode, got ${mode}`);
  if (!streams.accountSettings.onDemandAdvantage) {
    throw validationError('WarmThroughputMiBps needs an account with MinimumThroughputBillingCommitment enabled');
  }
  const { onDemandMiBps } = streams.options;
  if (mebibytes <= onDemandMiBps) return;
  throw invalidArgument(`WarmThroughputMiBps must be at most ${onDemandMiBps} in ${streams.region}, got ${mebibytes}`);
}

/** More shards or fewer, but as many as twice the writes of the last hour need. */
export function warmUp(stream: DataStream, mebibytes: number): void {
  const { bytesPerSecond, recordsPerSecond } = stream.meter.peak(stream.now - HOUR_MS);
  const needed = Math.ceil(2 * Math.max(bytesPerSecond / SHARD_BYTES, recordsPerSecond / SHARD_RECORDS));
  stream.change({ warmThroughputMiBps: mebibytes === 0 ? undefined : mebibytes });
  scaleUniformly(stream, Math.max(onDemandShards(mebibytes), needed));
}

/** As the service describes it; undefined for a stream that has none. */
export function warmThroughputShape({ settings, shards }: DataStream) {
  const { warmThroughputMiBps: target } = settings;
  return target === undefined ? undefined : { TargetMiBps: target, CurrentMiBps: shards.open.count };
}
