import type { DataStream } from '../stream';
import { expandMetrics, SHARD_LEVEL_METRICS } from '../stream-settings';
import { requireActive } from '../stream-status';
import { STREAM } from './common-members';
import { choice, list, required } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = {
  ...STREAM,
  ShardLevelMetrics: required(list(choice(...SHARD_LEVEL_METRICS, 'ALL'), { min: 1, max: 7 })),
};

export const enableEnhancedMonitoring = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  return monitor(stream, expandMetrics([...stream.settings.shardLevelMetrics, ...input.ShardLevelMetrics]));
});

export const disableEnhancedMonitoring = operation(INPUT, (input, backend) => {
  const stream = streamOf(input, backend);
  const disabled = expandMetrics(input.ShardLevelMetrics);
  return monitor(
    stream,
    stream.settings.shardLevelMetrics.filter((name) => !disabled.includes(name)),
  );
});

function monitor(stream: DataStream, desired: readonly string[]) {
  requireActive(stream);
  const current = stream.settings.shardLevelMetrics;
  stream.change({ shardLevelMetrics: desired });
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardLevelMetrics: current,
    DesiredShardLevelMetrics: desired,
  };
}
