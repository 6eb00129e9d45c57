import type { ShardAutoscaler } from '../stream/autoscaling/shard-autoscaler';
import { ShardMetric } from '../stream/autoscaling/shard-metric';
import { axis, COLORS, type Graph, limitLine, line } from './dashboard-graphs';

export function autoscalerGraphs(autoscaler: ShardAutoscaler): Graph[] {
  const graphed = (metric: ShardMetric, label: string, color: string) => line(autoscaler.metric(metric), label, color);
  return [
    {
      title: 'Autoscaler: shards',
      left: [
        graphed(ShardMetric.OPEN_SHARDS, 'open', COLORS.work),
        graphed(ShardMetric.TARGET_SHARDS, 'aimed at', COLORS.moreWork),
        graphed(ShardMetric.MISSING_SHARDS, 'missing', COLORS.failed),
      ],
      leftYAxis: axis('Shards'),
      leftAnnotations: [limitLine(autoscaler.maxShards, 'maximum')],
    },
    {
      title: 'Autoscaler: changes left in 24 hours',
      left: [graphed(ShardMetric.CHANGES_LEFT, 'left', COLORS.work)],
      leftYAxis: axis('Changes'),
    },
  ];
}
