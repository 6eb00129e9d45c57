import { axis, COLORS, type Graph, inSeconds, limitLine, line } from './dashboard-graphs';
import { DeliveryDestination } from './delivery-destination';
import { featuresOf } from './delivery-features';
import * as metrics from './delivery-metrics';
import { DEFAULT_FRESHNESS, type MonitoredDelivery } from './monitored-delivery';

/** What succeeds, where that is not simply a write to S3. */
const ATTEMPTS: Readonly<Record<string, string>> = { REDSHIFT: 'of COPY commands' };

export function deliveryGraphs(title: string, delivery: MonitoredDelivery): Graph[] {
  const { deliveryStream, destination } = delivery;
  return [
    {
      title: `${title}: records`,
      left: [
        takenBy(delivery),
        line(metrics.deliveredRecords(deliveryStream, destination), 'delivered', COLORS.moreWork),
      ],
      leftYAxis: axis('Records'),
    },
    ageGraph(title, delivery),
    successGraph(title, delivery),
  ];
}

function takenBy({ deliveryStream }: MonitoredDelivery) {
  const { isPutTo } = featuresOf(deliveryStream);
  return isPutTo
    ? line(metrics.putRecords(deliveryStream), 'put', COLORS.work)
    : line(metrics.sourceRecords(deliveryStream), 'read', COLORS.work);
}

function ageGraph(
  title: string,
  { deliveryStream, destination, freshnessObjective = DEFAULT_FRESHNESS }: MonitoredDelivery,
): Graph {
  return {
    title: `${title}: age of what is undelivered`,
    left: [
      inSeconds('behind', metrics.readLag(deliveryStream), 'in the data stream'),
      line(metrics.freshness(deliveryStream, destination), 'in Firehose', COLORS.moreWork),
    ],
    leftYAxis: axis('Seconds'),
    leftAnnotations: [limitLine(freshnessObjective.toSeconds(), 'objective, for both together')],
  };
}

function successGraph(title: string, { deliveryStream, destination }: MonitoredDelivery): Graph {
  const label = ATTEMPTS[destination] ?? 'of deliveries';
  const deliveries = line(metrics.successOfDelivery(deliveryStream, destination), label, COLORS.moreWork);
  return {
    title: `${title}: success`,
    left: [
      line(metrics.successOfWrites(deliveryStream), 'of writes to S3', COLORS.work),
      ...(destination === DeliveryDestination.S3 ? [] : [deliveries]),
    ],
    leftYAxis: { ...axis('Share'), max: 1 },
  };
}
