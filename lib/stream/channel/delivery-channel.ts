import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { encryptedLogGroup } from '../../private/encrypted-log-group';
import { requireDuration, requireThat } from '../../private/validation';
import type { IDataStream } from '../data-stream-interface';
import { requireKinesisName } from '../kinesis-name';
import { identityOf } from '../stream-identity';
import type { ChannelDestination } from './channel-destination';
import { channelMetric } from './channel-metrics';
import { requireOwnPlace } from './channel-place';
import { channelResource } from './channel-resource';
import { channelRole } from './channel-role';
import { requireChannelSource } from './channel-source';
import { deadLetterBucket } from './dead-letters';
import type { DeliveryChannelProps } from './delivery-channel-props';

/**
 * Delivers an on-demand data stream to a bucket or a streaming table, without a delivery stream or a function between.
 *
 * It takes nothing of the throughput of the stream's readers. It delivers what is put once it is active, nothing older.
 *
 * Only `dataFreshness` and `logGroup` can be changed later. Any other change makes CloudFormation create a second channel
 * before it deletes the first, which Kinesis refuses, as a stream has one channel for a bucket and one for a streaming
 * table. Take the channel out in one deployment and put it in again in the next: what is put meanwhile is not delivered.
 * A stream cannot be deleted as long as it has a channel.
 *
 * Who deploys it needs `kinesis:CreateChannel` and `kinesis:AssociateStreamsWithChannel` on the stream,
 * `kinesis:DescribeChannel`, `kinesis:UpdateChannel`, `kinesis:DeleteChannel` and `kinesis:TagResource` on the account's
 * channels, `kinesis:ListChannels`, and `iam:PassRole` on the role of the channel.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery.html
 *
 * @example
 * declare const stream: DataStream;
 * declare const archive: s3.IBucket;
 * new DeliveryChannel(this, 'Archive', { source: stream, destination: ChannelDestination.bucket(archive) });
 */
export class DeliveryChannel extends Construct {
  /** The stream it delivers. */
  public readonly source: IDataStream;

  /** ARN of the channel. */
  public readonly channelArn: string;

  /** The id that Kinesis gave the channel. */
  public readonly channelId: string;

  /** Name of the channel. */
  public readonly channelName: string;

  /** How long a record may wait until it is delivered. */
  public readonly dataFreshness: Duration;

  /** The role with which Kinesis delivers. */
  public readonly role: IRole;

  /** Bucket for dead letters. */
  public readonly deadLetterBucket: IBucket;

  /** Log group for the errors of the delivery. */
  public readonly logGroup: ILogGroup;

  private readonly destination: ChannelDestination;

  constructor(scope: Construct, id: string, props: DeliveryChannelProps) {
    super(scope, id);
    const { removalPolicy = RemovalPolicy.RETAIN } = props;
    this.source = props.source;
    this.destination = props.destination;
    requireKinesisName(this, 'channelName', props.channelName);
    requireDuration(this, 'dataFreshness', props.dataFreshness, Duration.seconds(300), Duration.seconds(900));
    requireChannelSource(this, this.source.stream);
    this.requireOneOfItsKind();

    this.channelName = props.channelName ?? Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.dataFreshness = props.dataFreshness ?? Duration.seconds(300);
    this.deadLetterBucket = props.deadLetterBucket ?? deadLetterBucket(this, this.source, removalPolicy);
    requireOwnPlace(this, 'deadLetterBucket', this.deadLetterBucket);
    this.logGroup = props.logGroup ?? encryptedLogGroup(this, 'LogGroup', { removalPolicy });
    this.role = channelRole(this);
    const { attrChannelArn, attrChannelId } = channelResource(this, this.destination._plan);
    this.channelArn = attrChannelArn;
    this.channelId = attrChannelId;
  }

  /**
   * A metric of the channel, such as `BytesOut`.
   *
   * @param metricName Name of the metric, without the `DeliveryToS3.` or `DeliveryToIceberg.` before it.
   * @param options How it is evaluated: as a sum over five minutes unless told otherwise.
   * @see https://docs.aws.amazon.com/streams/latest/dev/data-delivery-monitoring.html
   */
  public metric(metricName: string, options?: MetricOptions): Metric {
    const { streamName } = this.source.stream;
    const { channelName, channelId } = this;
    const name = `${this.destination._plan.metricNames.prefix}.${metricName}`;
    return channelMetric(name, { streamName, channelName, channelId }, options);
  }

  /**
   * The age of the oldest record that is still to be delivered, in seconds.
   *
   * @param options How it is evaluated: as a maximum over five minutes unless told otherwise.
   */
  public metricDataFreshness(options?: MetricOptions): Metric {
    return this.metric('DataFreshness', { statistic: 'Maximum', ...options });
  }

  /**
   * Records that were delivered.
   *
   * @param options How it is evaluated: as a sum over five minutes unless told otherwise.
   */
  public metricDeliveredRecords(options?: MetricOptions): Metric {
    return this.metric(this.destination._plan.metricNames.delivered, options);
  }

  /**
   * Records that could not be delivered.
   *
   * @param options How it is evaluated: as a sum over five minutes unless told otherwise.
   */
  public metricFailedRecords(options?: MetricOptions): Metric {
    return this.metric(this.destination._plan.metricNames.failed, options);
  }

  /**
   * Records that could not be delivered, and were written to the bucket for dead letters.
   *
   * @param options How it is evaluated: as a sum over five minutes unless told otherwise.
   */
  public metricDeadLetters(options?: MetricOptions): Metric {
    return this.metric('DLQDeliverySuccess', options);
  }

  private requireOneOfItsKind(): void {
    const { kind } = this.destination._plan;
    const rival = this.node.root.node.findAll().find((construct) => this.isRival(construct));
    const allowed = `a stream without another channel to a ${kind}`;
    requireThat(rival === undefined, this, 'source', allowed, `one with ${rival?.node.path}`);
  }

  private isRival(other: IConstruct): boolean {
    return (
      other instanceof DeliveryChannel &&
      other !== this &&
      identityOf(other.source.stream) === identityOf(this.source.stream) &&
      other.destination._plan.kind === this.destination._plan.kind
    );
  }
}
