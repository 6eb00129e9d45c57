import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { requireThat } from '../private/validation';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import { DeliveryDestination } from './delivery-alarms';
import * as delivery from './delivery-metrics';
import * as processing from './function-metrics';
import * as streaming from './stream-metrics';
import { TrafficMetrics } from './traffic-metrics';

const ROW_HEIGHT = 6;
const MOST_ALARMS = 100;

/** Widgets side by side, which together tell how one part of a pipeline does. */
export class DashboardRow {
  /**
   * The state of the alarms.
   *
   * @param alarms The alarms, at most 100.
   */
  public static alarms(alarms: cloudwatch.IAlarm[]): DashboardRow {
    const { length } = alarms;
    requireThat(length <= MOST_ALARMS, 'DashboardRow', 'alarms', `at most ${MOST_ALARMS}`, `${length}`);
    return new DashboardRow([
      new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: cloudwatch.GRID_WIDTH, height: 4 }),
    ]);
  }

  /**
   * What a traffic window measured.
   *
   * @param stream The stream whose log lines it measures.
   * @param metricNamespace The namespace of its metrics.
   */
  public static traffic(stream: kinesis.IStream, metricNamespace: string): DashboardRow {
    const traffic = new TrafficMetrics(stream, metricNamespace);
    return DashboardRow.graphs(
      { title: 'Requests', left: [traffic.requests()] },
      { title: 'Errors', left: [traffic.clientErrors(), traffic.serverErrors(), traffic.malformedLines()] },
      { title: 'Bytes sent', left: [traffic.bytes()] },
    );
  }

  /**
   * What goes into a data stream, shard by shard, and how its readers keep up.
   *
   * @param stream The stream.
   * @param consumers Its enhanced fan-out consumers.
   */
  public static stream(stream: kinesis.IStream, consumers: EnhancedFanOutConsumer[] = []): DashboardRow {
    return DashboardRow.graphs(
      { title: 'Stream: in', left: [streaming.incomingBytes(stream)], right: [streaming.incomingRecords(stream)] },
      { title: 'Stream: bytes by shard', left: [streaming.perShard(stream, 'IncomingBytes')] },
      { title: 'Stream: throttled', left: [streaming.throttledWrites(stream), streaming.throttledReads(stream)] },
      {
        title: 'Stream: age of what is unread',
        left: [streaming.iteratorAge(stream), ...consumers.map(streaming.consumerLag)],
      },
    );
  }

  /**
   * How a function processes a stream.
   *
   * @param title What it does.
   * @param handler The function.
   * @param mapping What invokes it.
   */
  public static processor(title: string, handler: lambda.IFunction, mapping: lambda.IEventSourceMapping): DashboardRow {
    return DashboardRow.graphs(
      { title: `${title}: invocations`, left: [processing.invocations(handler)] },
      { title: `${title}: errors`, left: [processing.functionErrors(handler), processing.functionThrottles(handler)] },
      { title: `${title}: age of records`, left: [processing.functionIteratorAge(handler)] },
      { title: `${title}: given up`, left: [processing.failedRecords(mapping), processing.droppedRecords(mapping)] },
    );
  }

  /**
   * How a delivery stream delivers.
   *
   * @param title What it delivers to.
   * @param deliveryStream The delivery stream.
   * @param destination Where it delivers.
   */
  public static delivery(
    title: string,
    deliveryStream: firehose.IDeliveryStream,
    destination: DeliveryDestination,
  ): DashboardRow {
    const toRedshift = destination === DeliveryDestination.REDSHIFT;
    const delivered = toRedshift ? delivery.copiedRecords : delivery.writtenRecords;
    const success = toRedshift ? [delivery.successOfCopies] : [];
    return DashboardRow.graphs(
      { title: `${title}: records`, left: [delivery.sourceRecords(deliveryStream), delivered(deliveryStream)] },
      { title: `${title}: age of what is undelivered`, left: [delivery.freshness(deliveryStream)] },
      {
        title: `${title}: success`,
        left: [delivery.successOfWrites, ...success].map((metric) => metric(deliveryStream)),
      },
    );
  }

  /**
   * Widgets of your own.
   *
   * @param widgets The widgets, from left to right.
   */
  public static of(...widgets: cloudwatch.IWidget[]): DashboardRow {
    return new DashboardRow(widgets);
  }

  private static graphs(...graphs: cloudwatch.GraphWidgetProps[]): DashboardRow {
    const size = { width: cloudwatch.GRID_WIDTH / graphs.length, height: ROW_HEIGHT };
    return new DashboardRow(graphs.map((graph) => new cloudwatch.GraphWidget({ ...graph, ...size })));
  }

  private constructor(
    /** The widgets, from left to right. */
    public readonly widgets: cloudwatch.IWidget[],
  ) {}
}
