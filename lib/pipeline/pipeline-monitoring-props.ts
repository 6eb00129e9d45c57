import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Duration } from 'aws-cdk-lib/core';
import type { LakeDelivery } from '../delivery/lake/lake-delivery';
import type { WarehouseDelivery } from '../delivery/warehouse/warehouse-delivery';
import type { StreamProcessor } from '../processing/stream-processor';
import type { TrafficWindow } from '../processing/traffic-window';
import type { IDataStream } from '../stream/data-stream-interface';

/** Whom the alarms of a pipeline tell, and when. */
export interface PipelineMonitoringOptions {
  /**
   * What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody.
   *
   * @default - notifies a new topic
   */
  readonly actions?: IAlarmAction[];

  /**
   * What is done when the pipeline is healthy again, all alarms having ended: at most 5.
   *
   * @default - the same as when an alarm goes off
   */
  readonly okActions?: IAlarmAction[];

  /**
   * The part of what the stream, or one of its shards, takes above which it is too busy, in percent: 1 to 100.
   *
   * @default 80
   */
  readonly utilization?: number;

  /**
   * How old a record may be when it arrives in the lake or at the warehouse: 1 minute to 365 days. It is buffered for up
   * to 15 minutes of that.
   *
   * @default Duration.minutes(30)
   */
  readonly freshnessObjective?: Duration;

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
