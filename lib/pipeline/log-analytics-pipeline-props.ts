import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IDataStream } from '../stream/data-stream-interface';
import type { LakeLeg } from './lake-leg';
import type { MonitoringLeg } from './monitoring-leg';
import type { NetworkLeg } from './network-leg';
import type { ProcessingLeg } from './processing-leg';
import type { WarehouseLeg } from './warehouse-leg';

/** Properties of a LogAnalyticsPipeline. */
export interface LogAnalyticsPipelineProps {
  /**
   * The data stream that takes the log lines: one you configured, or `DataStream.fromStream` for one that exists.
   *
   * @default - a new data stream
   */
  readonly dataStream?: IDataStream;

  /**
   * The function that reads the stream as it is written.
   *
   * @default ProcessingLeg.trafficWindow()
   */
  readonly processing?: ProcessingLeg;

  /**
   * The delivery to a data lake.
   *
   * @default LakeLeg.delivery()
   */
  readonly lake?: LakeLeg;

  /**
   * The delivery to a warehouse.
   *
   * @default WarehouseLeg.delivery()
   */
  readonly warehouse?: WarehouseLeg;

  /**
   * The function that turns records into JSON rows for the lake and the warehouse.
   *
   * @default - the prebuilt log transform
   */
  readonly transform?: IFunction;

  /**
   * The VPC of a new warehouse, and of the VPC endpoints.
   *
   * @default - a new VPC, where one is needed
   */
  readonly vpc?: IVpc;

  /**
   * The VPC endpoints.
   *
   * @default - endpoints in a new VPC, and where another pipeline has some; none in another VPC, whose other clients they
   * could cut off from other streams
   */
  readonly network?: NetworkLeg;

  /**
   * The alarms and the dashboard.
   *
   * @default MonitoringLeg.alarms()
   */
  readonly monitoring?: MonitoringLeg;
}
