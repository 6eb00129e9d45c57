import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { AlarmTopic } from '../monitoring/alarm-topic';
import { DashboardRow } from '../monitoring/dashboard-row';
import { PipelineDashboard } from '../monitoring/pipeline-dashboard';
import { PipelineHealth } from '../monitoring/pipeline-health';
import { DataStream } from '../stream/data-stream';
import { type MonitoredSection, SectionFactory } from './monitored-section';
import type { PipelineMonitoringProps } from './pipeline-monitoring-props';

/**
 * Alarms on every part of a pipeline, one over all of them, and one dashboard.
 *
 * @example
 * declare const dataStream: DataStream;
 * new PipelineMonitoring(this, 'Monitoring', { dataStream, lakeDelivery: new LakeDelivery(this, 'Lake', { source: dataStream }) });
 */
export class PipelineMonitoring extends Construct {
  /** The topic that the alarms notify; undefined where they were given other actions. */
  public readonly alarmTopic?: AlarmTopic;

  /** All alarms but that over all of them. */
  public readonly alarms: IAlarm[];

  /** The alarm over all alarms. It tells when the last of them has ended, and nothing when one goes off. */
  public readonly health: PipelineHealth;

  /** The dashboard. */
  public readonly dashboard: PipelineDashboard;

  constructor(scope: Construct, id: string, props: PipelineMonitoringProps) {
    super(scope, id);
    if (props.actions === undefined) this.alarmTopic = new AlarmTopic(this, 'AlarmTopic');
    const actions = props.actions ?? [this.alarmTopic as AlarmTopic];
    const sections = sectionsOf(new SectionFactory(this, props, actions), props);
    this.alarms = sections.flatMap(({ alarms }) => alarms);
    this.health = new PipelineHealth(this, 'Health', { alarms: this.alarms, okActions: props.okActions ?? actions });
    this.dashboard = new PipelineDashboard(this, 'Dashboard', { rows: rowsOf(this.health, sections) });
  }
}

/** What the log tells comes first, then the parts in the order in which a record passes them. */
function sectionsOf(make: SectionFactory, props: PipelineMonitoringProps): MonitoredSection[] {
  const { dataStream, trafficWindow, lakeDelivery, warehouseDelivery, transform } = props;
  const autoscaler = dataStream instanceof DataStream ? dataStream.autoscaler : undefined;
  const processor = props.processor ?? trafficWindow?.processor;
  return [
    trafficWindow && make.traffic(trafficWindow),
    make.stream(dataStream, processor),
    autoscaler && make.autoscaler(autoscaler),
    processor && make.processor(processor),
    transform && make.transform(transform),
    lakeDelivery && make.lake(lakeDelivery),
    warehouseDelivery && make.warehouse(warehouseDelivery),
  ].filter((section) => section !== undefined);
}

function rowsOf(health: PipelineHealth, sections: MonitoredSection[]): DashboardRow[] {
  const paths = sections.flatMap(({ freshness }) => freshness ?? []);
  return [
    DashboardRow.health(health),
    ...(paths.length > 0 ? [DashboardRow.freshness(...paths)] : []),
    ...sections.flatMap(({ rows }) => rows),
  ];
}
