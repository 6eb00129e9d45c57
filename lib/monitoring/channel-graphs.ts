import type { DeliveryChannel } from '../stream/channel/delivery-channel';
import { axis, COLORS, type Graph, limitLine, line } from './dashboard-graphs';

export function channelGraphs(title: string, channel: DeliveryChannel): Graph[] {
  return [
    {
      title: `${title}: records`,
      left: [
        line(channel.metricDeliveredRecords(), 'delivered', COLORS.work),
        line(channel.metricFailedRecords(), 'failed', COLORS.failed),
        line(channel.metricDeadLetters(), 'dead letters', COLORS.slowed),
      ],
      leftYAxis: axis('Records'),
    },
    {
      title: `${title}: age of what is undelivered`,
      left: [line(channel.metricDataFreshness(), 'age', COLORS.work)],
      leftYAxis: axis('Seconds'),
      leftAnnotations: [limitLine(channel.dataFreshness.toSeconds(), 'data freshness')],
    },
  ];
}
