import { axis, COLORS, type Graph, inSeconds, lagLines, line } from './dashboard-graphs';
import * as metrics from './function-metrics';
import type { MonitoredProcessor } from './processor-alarms';

export function processorGraphs(title: string, processor: MonitoredProcessor): Graph[] {
  const { handler, eventSourceMapping, source } = processor;
  return [
    {
      title: `${title}: invocations`,
      left: [line(metrics.invocations(handler), 'invocations', COLORS.work)],
      leftYAxis: axis('Count'),
    },
    {
      title: `${title}: errors`,
      left: [
        line(metrics.functionErrors(handler), 'errors', COLORS.failed),
        line(metrics.functionThrottles(handler), 'throttles', COLORS.slowed),
      ],
      leftYAxis: axis('Count'),
    },
    {
      title: `${title}: age of records`,
      left: [inSeconds('age', metrics.functionIteratorAge(handler), 'age')],
      leftYAxis: axis('Seconds'),
      leftAnnotations: lagLines(source.retentionPeriod),
    },
    {
      title: `${title}: given up`,
      left: [
        line(metrics.failedRecords(eventSourceMapping), 'to the failure destination', COLORS.slowed),
        line(metrics.droppedRecords(eventSourceMapping), 'lost to it', COLORS.failed),
      ],
      leftYAxis: axis('Records'),
    },
  ];
}
