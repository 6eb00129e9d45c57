import { requireOnDemandQuota, requireShardQuota } from '../account-quotas';
import { requireDailyBudget, spendDailyBudget } from '../daily-budget';
import type { DataStream } from '../stream';
import { LIMITS, type StreamMode } from '../stream-settings';
import { requireActive } from '../stream-status';
import { requireWarmThroughput, warmUp } from '../warm-throughput';
import { streamArn, streamMode } from './common-members';
import { integer, required } from './members';
import { operation, type StreamsBackend } from './operation';
import { streamOf } from './stream-of';

const INPUT = {
  StreamARN: required(streamArn()),
  StreamModeDetails: required(streamMode()),
  WarmThroughputMiBps: integer(LIMITS.warmThroughputMiBps),
};

export const updateStreamMode = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const mode = input.StreamModeDetails.StreamMode;
  requireActive(stream);
  requireWarmThroughput(backend.streams, mode, input.WarmThroughputMiBps);
  if (mode !== stream.settings.mode) switchTo(stream, mode, backend);
  if (input.WarmThroughputMiBps !== undefined) warmUp(stream, input.WarmThroughputMiBps);
});

/** The shards stay as they are; what only on-demand mode has goes. */
function switchTo(stream: DataStream, mode: StreamMode, { streams }: StreamsBackend): void {
  requireDailyBudget(stream, 'UpdateStreamMode');
  if (mode === 'ON_DEMAND') requireOnDemandQuota(streams);
  else requireShardQuota(streams, stream.shards.open.count);
  stream.change({ mode, recordDistribution: undefined, warmThroughputMiBps: undefined });
  spendDailyBudget(stream, 'UpdateStreamMode');
  stream.markUpdating();
}
