import { ShardLevelMetrics } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../private/cost-warning';

/** A shard has seven metrics. A custom metric costs 0.30 USD a month, a shard 10.95. */
const ALL_METRICS_USD = 7 * 0.3;
const SHARD_USD = 10.95;

/** Warns of metrics of each shard which the stream has as a whole. */
export function warnOfAllShardMetrics(scope: Construct, metrics: readonly ShardLevelMetrics[] = []): void {
  if (!metrics.includes(ShardLevelMetrics.ALL)) return;
  const factor = timesAsMuch((SHARD_USD + ALL_METRICS_USD) / SHARD_USD);
  warnOfCost(
    scope,
    'allShardMetrics',
    `with all shard-level metrics, a shard costs ${factor} what it costs without: name those that only a shard can show`,
  );
}
