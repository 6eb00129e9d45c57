import { axis, COLORS, type Graph, inSeconds, limitLine, line } from './dashboard-graphs';
import { DEFAULT_FRESHNESS, DeliveryDestination, type MonitoredDelivery } from './delivery-alarms';
import * as metrics from './delivery-metrics';

export function deliveryGraphs(title: string, delivery: MonitoredDelivery): Graph[] {
  const { deliveryStream } = delivery;
  return [
    {
      title: `${title}: records`,
      left: [
        line(metrics.sourceRecords(deliveryStream), 'read', COLORS.work),
        line(deliveredBy(delivery), 'delivered', COLORS.moreWork),
      ],
      leftYAxis: axis('Records'),
    },
    ageGraph(title, delivery),
    successGraph(title, delivery),
  ];
}

function ageGraph(title: string, { deliveryStream, freshnessObjective = DEFAULT_FRESHNESS }: MonitoredDelivery): Graph {
  return {
    title: `${title}: age of what is undelivered`,
    left: [
      inSeconds('behind', metrics.readLag(deliveryStream), 'in the data stream'),
      line(metrics.freshness(deliveryStream), 'in Firehose', COLORS.moreWork),
    ],
    leftYAxis: axis('Seconds'),
    leftAnnotations: [limitLine(freshnessObjective.toSeconds(), 'objective, for both together')],
  };
}

function successGraph(title: string, { deliveryStream, destination }: MonitoredDelivery): Graph {
  const copies = line(metrics.successOfCopies(deliveryStream), 'of COPY commands', COLORS.moreWork);
  return {
    title: `${title}: success`,
    left: [
      line(metrics.successOfWrites(deliveryStream), 'of writes to S3', COLORS.work),
      ...(destination === DeliveryDestination.REDSHIFT ? [copies] : []),
    ],
    leftYAxis: { ...axis('Share'), max: 1 },
  };
}

function deliveredBy({ deliveryStream, destination }: MonitoredDelivery) {
  const toRedshift = destination === DeliveryDestination.REDSHIFT;
  return toRedshift ? metrics.copiedRecords(deliveryStream) : metrics.writtenRecords(deliveryStream);
}
