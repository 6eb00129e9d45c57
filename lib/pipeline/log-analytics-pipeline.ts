import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { LakeDelivery } from '../delivery/lake/lake-delivery';
import type { Warehouse } from '../delivery/warehouse/warehouse';
import type { WarehouseDelivery } from '../delivery/warehouse/warehouse-delivery';
import type { PipelineEndpoints } from '../network/pipeline-endpoints';
import type { StreamProcessor } from '../processing/stream-processor';
import type { TrafficWindow } from '../processing/traffic-window';
import { DataStream } from '../stream/data-stream';
import type { IDataStream } from '../stream/data-stream-interface';
import type { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';
import type { LogAnalyticsPipelineProps } from './log-analytics-pipeline-props';
import { warnOfLoneConsumer } from './lone-consumer';
import type { ReachedParts } from './network-leg';
import { legsOf } from './pipeline-legs';
import type { PipelineMonitoring } from './pipeline-monitoring';
import type { PipelineMonitoringProps } from './pipeline-monitoring-props';
import { SharedParts } from './shared-parts';

/**
 * Real-time analytics of web-server logs: a data stream whose lines are measured as they come, and delivered to a data
 * lake and to a warehouse.
 *
 * @example
 * declare const webServers: iam.IRole;
 * const pipeline = new LogAnalyticsPipeline(this, 'Pipeline');
 * pipeline.dataStream.grantWrite(webServers);
 */
export class LogAnalyticsPipeline extends Construct {
  /** The data stream; grant your producers to write to it. */
  public readonly dataStream: IDataStream;

  /** The enhanced fan-out consumer of the processing. */
  public readonly consumer?: EnhancedFanOutConsumer;

  /** The function that reads the stream, and how it is subscribed. */
  public readonly processor?: StreamProcessor;

  /** The window that measures the traffic. */
  public readonly trafficWindow?: TrafficWindow;

  /** The function that turns records into rows. */
  public readonly transform?: IFunction;

  /** The delivery to the lake, and the lake. */
  public readonly lakeDelivery?: LakeDelivery;

  /** The warehouse. */
  public readonly warehouse?: Warehouse;

  /** The delivery to the warehouse. */
  public readonly warehouseDelivery?: WarehouseDelivery;

  /** The VPC of the warehouse and of the VPC endpoints; with both, one made here has no route to the internet but to Firehose. */
  public readonly vpc?: IVpc;

  /** The VPC endpoints. */
  public readonly endpoints?: PipelineEndpoints;

  /** The alarms and the dashboard. */
  public readonly monitoring?: PipelineMonitoring;

  constructor(scope: Construct, id: string, props: LogAnalyticsPipelineProps = {}) {
    super(scope, id);
    const legs = legsOf(this, props);
    const shared = new SharedParts(this, { ...props, publicSubnets: legs.warehouse._usesVpc });
    this.dataStream = props.dataStream ?? new DataStream(this, 'Stream');
    const processing = legs.processing._bind(this, this.dataStream, shared);
    this.consumer = processing?.consumer;
    this.processor = processing?.processor;
    this.trafficWindow = processing?.trafficWindow;
    if (props.dataStream === undefined && !legs.usesTransform) warnOfLoneConsumer(this, this.consumer);
    this.lakeDelivery = legs.lake._bind(this, this.dataStream, shared);
    const warehouse = legs.warehouse._bind(this, this.dataStream, shared);
    this.warehouse = warehouse?.warehouse;
    this.warehouseDelivery = warehouse?.delivery;
    this.transform = legs.usesTransform ? shared.transform() : undefined;
    this.vpc = legs.usesVpc ? shared.vpc() : undefined;
    this.endpoints = this.vpc && legs.network._bind(this, this.reachedIn(this.vpc));
    const firehose = this.warehouse?._firehoseAddresses;
    if (this.endpoints && firehose) shared.routeToFirehoseOnly(firehose);
    this.monitoring = legs.monitoring._bind(this, this.monitoredParts());
  }

  private reachedIn(vpc: IVpc): ReachedParts {
    const deliveries = [this.lakeDelivery, this.warehouseDelivery].filter((delivery) => delivery !== undefined);
    const buckets = [
      this.lakeDelivery?.lake.bucket,
      this.warehouseDelivery?.intermediateBucket,
      this.processor?.failureBucket,
    ];
    return {
      vpc,
      streams: [this.dataStream.stream],
      consumers: this.consumer ? [this.consumer.consumer] : [],
      deliveryStreams: deliveries.map(({ deliveryStream }) => deliveryStream),
      buckets: buckets.filter((bucket) => bucket !== undefined),
    };
  }

  private monitoredParts(): PipelineMonitoringProps {
    const { dataStream, processor, trafficWindow, lakeDelivery, warehouseDelivery, transform } = this;
    return { dataStream, processor, trafficWindow, lakeDelivery, warehouseDelivery, transform };
  }
}
