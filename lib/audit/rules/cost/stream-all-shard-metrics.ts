import { requires } from '../../expectation';
import type { Rule } from '../../rule';

const METRICS = 'DesiredShardLevelMetrics.*';

export const streamAllShardMetrics: Rule = {
  id: 'stream-all-shard-metrics',
  title: 'A data stream has every shard-level metric',
  why: 'Seven metrics of each shard are billed as custom metrics: 2.10 USD a month, a fifth of what a shard costs.',
  severity: 'low',
  fix: 'Name those that only a shard can show, such as IncomingBytes and WriteProvisionedThroughputExceeded.',
  controls: { wellArchitected: ['COST06-BP01'] },
  concern: 'cost',
  types: ['AWS::Kinesis::Stream'],
  check: requires(METRICS, (metric) => metric !== 'ALL', { absent: 'none' }),
};
