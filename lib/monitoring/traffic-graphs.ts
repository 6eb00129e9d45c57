import { axis, COLORS, type Graph, line } from './dashboard-graphs';
import type { TrafficMetrics } from './traffic-metrics';

export function trafficGraphs(traffic: TrafficMetrics): Graph[] {
  return [
    { title: 'Requests', left: [line(traffic.requests(), 'requests', COLORS.work)], leftYAxis: axis('Count') },
    {
      title: 'Errors',
      left: [
        line(traffic.clientErrors(), 'of clients', COLORS.slowed),
        line(traffic.serverErrors(), 'of servers', COLORS.failed),
        line(traffic.malformedLines(), 'malformed lines', COLORS.moreWork),
      ],
      leftYAxis: axis('Count'),
    },
    { title: 'Bytes sent', left: [line(traffic.bytes(), 'bytes', COLORS.work)], leftYAxis: axis('Bytes') },
  ];
}
