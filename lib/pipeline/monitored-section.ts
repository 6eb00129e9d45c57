import type { IAlarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { LakeDelivery } from '../delivery/lake/lake-delivery';
import type { WarehouseDelivery } from '../delivery/warehouse/warehouse-delivery';
import { AutoscalerAlarms } from '../monitoring/autoscaler-alarms';
import { ConsumerAlarms } from '../monitoring/consumer-alarms';
import { DashboardRow } from '../monitoring/dashboard-row';
import { DeliveryAlarms } from '../monitoring/delivery-alarms';
import { DeliveryDestination } from '../monitoring/delivery-destination';
import { ErrorObjectAlarm, type ErrorObjectAlarmProps } from '../monitoring/error-object-alarm';
import { FailureQueueAlarms } from '../monitoring/failure-queue-alarms';
import { FailureTopicAlarms } from '../monitoring/failure-topic-alarms';
import type { FreshnessPath } from '../monitoring/freshness-path';
import { FreshnessStage } from '../monitoring/freshness-stage';
import { FunctionAlarms } from '../monitoring/function-alarms';
import { HotShardAlarms } from '../monitoring/hot-shard-alarms';
import { DEFAULT_FRESHNESS } from '../monitoring/monitored-delivery';
import { ProcessorAlarms } from '../monitoring/processor-alarms';
import { StreamAlarms } from '../monitoring/stream-alarms';
import { TrafficAlarms } from '../monitoring/traffic-alarms';
import { SnsFailureDestination } from '../processing/sns-failure-destination';
import { SqsFailureDestination } from '../processing/sqs-failure-destination';
import type { StreamProcessor } from '../processing/stream-processor';
import type { TrafficWindow } from '../processing/traffic-window';
import type { ShardAutoscaler } from '../stream/autoscaling/shard-autoscaler';
import type { IDataStream } from '../stream/data-stream-interface';
import { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { PipelineMonitoringProps } from './pipeline-monitoring-props';

/** The alarms and the dashboard rows of one part of a pipeline. */
export interface MonitoredSection {
  readonly alarms: IAlarm[];
  readonly rows: DashboardRow[];
  readonly freshness?: FreshnessPath;
}

/** Where a delivery lays what it cannot deliver. */
type ErrorObjects = Pick<ErrorObjectAlarmProps, 'bucket' | 'errorPrefixes'>;

/** Makes the sections of one monitoring construct. */
export class SectionFactory {
  constructor(
    private readonly scope: Construct,
    private readonly props: PipelineMonitoringProps,
    private readonly actions: IAlarmAction[],
  ) {}

  public traffic({ metricNamespace, processor }: TrafficWindow): MonitoredSection {
    const { stream } = processor.source;
    const { serverErrorRate, malformedRate } = this.props;
    const { alarms } = new TrafficAlarms(this.scope, 'Traffic', {
      stream,
      metricNamespace,
      serverErrorRate,
      malformedRate,
      actions: this.actions,
    });
    return { alarms, rows: [DashboardRow.traffic(stream, metricNamespace)] };
  }

  public stream(dataStream: IDataStream, processor: StreamProcessor | undefined): MonitoredSection {
    const { scope, actions, props } = this;
    const { stream } = dataStream;
    const { utilization } = props;
    const consumers = processor?.source instanceof EnhancedFanOutConsumer ? [processor.source] : [];
    const watched = [
      new StreamAlarms(scope, 'Stream', { dataStream, utilization, actions }),
      new HotShardAlarms(scope, 'HotShard', { stream, utilization, actions }),
      ...consumers.map((consumer) => new ConsumerAlarms(scope, 'Consumer', { consumer, actions })),
    ];
    return {
      alarms: watched.flatMap(({ alarms }) => alarms),
      rows: [DashboardRow.stream(dataStream, consumers), DashboardRow.shards(stream)],
    };
  }

  public autoscaler(autoscaler: ShardAutoscaler): MonitoredSection {
    const { alarms } = new AutoscalerAlarms(this.scope, 'Autoscaler', { autoscaler, actions: this.actions });
    return { alarms, rows: [DashboardRow.autoscaler(autoscaler)] };
  }

  public processor(processor: StreamProcessor): MonitoredSection {
    const { handler, eventSourceMapping, source } = processor;
    const monitored = { handler, eventSourceMapping, source };
    const { alarms } = new ProcessorAlarms(this.scope, 'Processor', { ...monitored, actions: this.actions });
    return {
      alarms: [...alarms, ...this.failureAlarms(processor)],
      rows: [DashboardRow.processor('Processor', monitored)],
    };
  }

  public transform(handler: IFunction): MonitoredSection {
    const { alarms } = new FunctionAlarms(this.scope, 'Transform', { handler, actions: this.actions });
    return { alarms, rows: [] };
  }

  public lake({ deliveryStream, lake, errorPrefixes }: LakeDelivery): MonitoredSection {
    return this.delivery('Lake', deliveryStream, DeliveryDestination.S3, { bucket: lake.bucket, errorPrefixes });
  }

  public warehouse({ deliveryStream, intermediateBucket: bucket, errorPrefixes }: WarehouseDelivery): MonitoredSection {
    return this.delivery('Warehouse', deliveryStream, DeliveryDestination.REDSHIFT, { bucket, errorPrefixes });
  }

  private delivery(
    title: string,
    deliveryStream: IDeliveryStream,
    destination: DeliveryDestination,
    errors: ErrorObjects,
  ): MonitoredSection {
    const { scope, actions } = this;
    const { dataStream, freshnessObjective: objective = DEFAULT_FRESHNESS } = this.props;
    const delivery = { deliveryStream, destination, source: dataStream.stream, freshnessObjective: objective };
    const { alarms } = new DeliveryAlarms(scope, title, { ...delivery, actions });
    const { alarm } = new ErrorObjectAlarm(scope, `${title}ErrorObjects`, { ...errors, actions });
    const stages = [FreshnessStage.delivery(deliveryStream)];
    const rows = [DashboardRow.delivery(title, delivery)];
    return { alarms: [...alarms, alarm], rows, freshness: { title, stages, objective } };
  }

  /** What waits in a bucket has no metric of its own. */
  private failureAlarms({ onFailure, source: { retentionPeriod } }: StreamProcessor): IAlarm[] {
    const { scope, actions } = this;
    if (onFailure instanceof SqsFailureDestination)
      return new FailureQueueAlarms(scope, 'Failures', { queue: onFailure.queue, retentionPeriod, actions }).alarms;
    if (onFailure instanceof SnsFailureDestination)
      return new FailureTopicAlarms(scope, 'Failures', { topic: onFailure.topic, actions }).alarms;
    return [];
  }
}
