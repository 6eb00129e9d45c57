import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { requireThat } from '../private/validation';
import type { ShardAutoscaler } from '../stream/autoscaling/shard-autoscaler';
import type { DeliveryChannel } from '../stream/channel/delivery-channel';
import type { IDataStream } from '../stream/data-stream-interface';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { IStreamGroup } from '../stream/stream-group-interface';
import { autoscalerGraphs } from './autoscaler-graphs';
import { channelGraphs } from './channel-graphs';
import { type Graph, sideBySide } from './dashboard-graphs';
import { deliveryGraphs } from './delivery-graphs';
import { type FreshnessPath, freshnessGraph } from './freshness-path';
import { groupGraphs } from './group-graphs';
import type { MonitoredDelivery } from './monitored-delivery';
import type { PipelineHealth } from './pipeline-health';
import type { MonitoredProcessor } from './processor-alarms';
import { processorGraphs } from './processor-graphs';
import { hottestShard, shardGraphs, streamGraphs } from './stream-graphs';
import { trafficGraphs } from './traffic-graphs';
import { TrafficMetrics } from './traffic-metrics';

const MOST_ALARMS = 100;
const HEALTH_WIDTH = 4;

/** Widgets side by side, which together tell how one part of a pipeline does. */
export class DashboardRow {
  /**
   * Whether a pipeline is healthy, and the alarms that tell it.
   *
   * @param health The alarm over at most 100 alarms.
   */
  public static health(health: PipelineHealth): DashboardRow {
    return new DashboardRow([
      statusWidget('Health', [health.alarm], HEALTH_WIDTH),
      statusWidget('Alarms', health.alarms, cloudwatch.GRID_WIDTH - HEALTH_WIDTH),
    ]);
  }

  /**
   * The state of alarms.
   *
   * @param alarms The alarms, at most 100.
   */
  public static alarms(alarms: cloudwatch.IAlarm[]): DashboardRow {
    return new DashboardRow([statusWidget('Alarms', alarms, cloudwatch.GRID_WIDTH)]);
  }

  /**
   * How old records are where they arrive, beside how old they may be.
   *
   * @param paths The ways they take.
   */
  public static freshness(...paths: FreshnessPath[]): DashboardRow {
    return DashboardRow.graphs(paths.map(freshnessGraph));
  }

  /**
   * What a traffic window measured.
   *
   * @param stream The stream whose log lines it measures.
   * @param metricNamespace The namespace of its metrics.
   */
  public static traffic(stream: kinesis.IStream, metricNamespace: string): DashboardRow {
    return DashboardRow.graphs(trafficGraphs(new TrafficMetrics(stream, metricNamespace)));
  }

  /**
   * What goes into a data stream, what it refuses, and how its readers keep up.
   *
   * @param dataStream The data stream.
   * @param consumers Its enhanced fan-out consumers.
   */
  public static stream(dataStream: IDataStream, consumers: EnhancedFanOutConsumer[] = []): DashboardRow {
    return DashboardRow.graphs(streamGraphs(dataStream, consumers));
  }

  /**
   * The shards that take the most, by name.
   *
   * @param stream The stream, which must have the shard-level metrics of incoming bytes and records.
   */
  public static shards(stream: kinesis.IStream): DashboardRow {
    const graphs = shardGraphs(stream);
    return new DashboardRow([...sideBySide(graphs, graphs.length + 1), hottestShard(stream)]);
  }

  /**
   * How the shards of a stream follow its traffic.
   *
   * @param autoscaler What scales them.
   */
  public static autoscaler(autoscaler: ShardAutoscaler): DashboardRow {
    return DashboardRow.graphs(autoscalerGraphs(autoscaler));
  }

  /**
   * The streams of a group beside one another.
   *
   * @param group The group.
   */
  public static group(group: IStreamGroup): DashboardRow {
    return DashboardRow.graphs(groupGraphs(group));
  }

  /**
   * How a channel delivers.
   *
   * @param title What it delivers to.
   * @param channel The channel.
   */
  public static channel(title: string, channel: DeliveryChannel): DashboardRow {
    return DashboardRow.graphs(channelGraphs(title, channel));
  }

  /**
   * How a function processes a stream.
   *
   * @param title What it does.
   * @param processor The function, and what it reads.
   */
  public static processor(title: string, processor: MonitoredProcessor): DashboardRow {
    return DashboardRow.graphs(processorGraphs(title, processor));
  }

  /**
   * How a delivery stream delivers.
   *
   * @param title What it delivers to.
   * @param delivery The delivery stream, and where it delivers.
   */
  public static delivery(title: string, delivery: MonitoredDelivery): DashboardRow {
    return DashboardRow.graphs(deliveryGraphs(title, delivery));
  }

  /**
   * Widgets of your own.
   *
   * @param widgets The widgets, from left to right.
   */
  public static of(...widgets: cloudwatch.IWidget[]): DashboardRow {
    return new DashboardRow(widgets);
  }

  private static graphs(graphs: Graph[]): DashboardRow {
    return new DashboardRow(sideBySide(graphs));
  }

  private constructor(
    /** The widgets, from left to right. */
    public readonly widgets: cloudwatch.IWidget[],
  ) {}
}

function statusWidget(title: string, alarms: cloudwatch.IAlarm[], width: number): cloudwatch.IWidget {
  const { length } = alarms;
  requireThat(length <= MOST_ALARMS, 'DashboardRow', 'alarms', `at most ${MOST_ALARMS}`, `${length}`);
  return new cloudwatch.AlarmStatusWidget({ title, alarms, width, height: 4 });
}
