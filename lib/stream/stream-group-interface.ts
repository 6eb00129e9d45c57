import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IDataStream } from './data-stream-interface';

/** Data streams that share one key space, made together or each on its own. */
export interface IStreamGroup extends IConstruct {
  /** The streams, those which are drained included: what reads the group reads each of them. */
  readonly streams: IDataStream[];

  /**
   * What producers choose a stream by: a JSON object which has the name of each stream under the name of its cell. Of up
   * to about 50 streams it fits an environment variable, a parameter or an output; of more it takes an object in a bucket.
   */
  readonly routingTable: string;

  /**
   * Lets the grantee read every stream.
   *
   * @param grantee Who reads.
   */
  grantRead(grantee: IGrantable): Grant;

  /**
   * Lets the grantee put records into every stream.
   *
   * @param grantee Who writes.
   */
  grantWrite(grantee: IGrantable): Grant;

  /**
   * Lets the grantee read every stream, and put records into it.
   *
   * @param grantee Who reads and writes.
   */
  grantReadWrite(grantee: IGrantable): Grant;

  /**
   * The sum of a metric over all streams. Alarms take it of up to 10 streams: `StreamGroupAlarms` watches any number.
   *
   * @param metricName Name of a metric of streams, such as `IncomingBytes`.
   * @param options How it is evaluated: as a sum over one minute unless told otherwise.
   */
  metricTotal(metricName: string, options?: MetricOptions): IMetric;
}
