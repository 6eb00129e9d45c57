import type { IAlarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { LakeDelivery } from '../delivery/lake-delivery';
import type { WarehouseDelivery } from '../delivery/warehouse-delivery';
import { AlarmTopic } from '../monitoring/alarm-topic';
import { DashboardRow } from '../monitoring/dashboard-row';
import { DeliveryDestination } from '../monitoring/delivery-alarms';
import { PipelineDashboard } from '../monitoring/pipeline-dashboard';
import type { StreamProcessor } from '../processing/stream-processor';
import type { TrafficWindow } from '../processing/traffic-window';
import type { IDataStream } from '../stream/data-stream-interface';
import { type MonitoredSection, SectionFactory } from './monitored-section';

/** Whom the alarms of a pipeline tell, and when. */
export interface PipelineMonitoringOptions {
  /**
   * What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody.
   *
   * @default - notifies a new topic
   */
  readonly actions?: IAlarmAction[];

  /**
   * The part of what a shard takes above which it is hot, in percent: 1 to 100.
   *
   * @default 80
   */
  readonly shardUtilization?: number;

  /**
   * The part of requests that may end in a server error within five minutes, in percent: 1 to 100.
   *
   * @default 5
   */
  readonly serverErrorRate?: number;

  /**
   * The part of lines that may be malformed within five minutes, in percent: 1 to 100.
   *
   * @default 5
   */
  readonly malformedRate?: number;
}

/** Which parts of a pipeline are monitored. */
export interface PipelineMonitoringProps extends PipelineMonitoringOptions {
  /** The data stream; a hot shard shows in its shard-level metrics only. */
  readonly dataStream: IDataStream;

  /**
   * The window that measures the traffic.
   *
   * @default - none
   */
  readonly trafficWindow?: TrafficWindow;

  /**
   * The function that processes the stream.
   *
   * @default - that of the traffic window
   */
  readonly processor?: StreamProcessor;

  /**
   * The delivery to a lake.
   *
   * @default - none
   */
  readonly lakeDelivery?: LakeDelivery;

  /**
   * The delivery to a warehouse.
   *
   * @default - none
   */
  readonly warehouseDelivery?: WarehouseDelivery;

  /**
   * The function that transforms what is delivered.
   *
   * @default - none
   */
  readonly transform?: IFunction;
}

/**
 * Alarms on every part of a pipeline, and one dashboard.
 *
 * @example
 * declare const dataStream: DataStream;
 * new PipelineMonitoring(this, 'Monitoring', { dataStream, lakeDelivery: new LakeDelivery(this, 'Lake', { source: dataStream }) });
 */
export class PipelineMonitoring extends Construct {
  /** The topic that the alarms notify; undefined where they were given other actions. */
  public readonly alarmTopic?: AlarmTopic;

  /** All alarms. */
  public readonly alarms: IAlarm[];

  /** The dashboard. */
  public readonly dashboard: PipelineDashboard;

  constructor(scope: Construct, id: string, props: PipelineMonitoringProps) {
    super(scope, id);
    if (props.actions === undefined) this.alarmTopic = new AlarmTopic(this, 'AlarmTopic');
    const sections = sectionsOf(new SectionFactory(this, props.actions ?? [this.alarmTopic as AlarmTopic]), props);
    this.alarms = sections.flatMap(({ alarms }) => alarms);
    this.dashboard = new PipelineDashboard(this, 'Dashboard', {
      rows: [DashboardRow.alarms(this.alarms), ...sections.flatMap(({ rows }) => rows)],
    });
  }
}

/** What the log tells comes first, then the parts in the order in which a record passes them. */
function sectionsOf(make: SectionFactory, props: PipelineMonitoringProps): MonitoredSection[] {
  const { dataStream, trafficWindow, lakeDelivery, warehouseDelivery, transform } = props;
  const processor = props.processor ?? trafficWindow?.processor;
  return [
    trafficWindow && make.traffic(trafficWindow, props),
    make.stream(dataStream, processor, props.shardUtilization),
    processor && make.processor(processor),
    transform && make.transform(transform),
    lakeDelivery && make.delivery('Lake', lakeDelivery.deliveryStream, DeliveryDestination.S3),
    warehouseDelivery && make.delivery('Warehouse', warehouseDelivery.deliveryStream, DeliveryDestination.REDSHIFT),
  ].filter((section) => section !== undefined);
}
