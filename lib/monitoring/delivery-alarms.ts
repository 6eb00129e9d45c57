import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { sourceRecords, successOfCopies, successOfWrites, unconvertedRecords } from './delivery-metrics';
import { endToEndAge, requireObjective } from './freshness-metrics';
import { FreshnessStage } from './freshness-stage';
import { addStoppedAlarm } from './stopped-alarm';

/** The longest buffering interval, and as long again to read, transform, convert and write, with retries. */
export const DEFAULT_FRESHNESS = Duration.minutes(30);

/** Where a delivery stream delivers, which decides on the metrics it has. */
export enum DeliveryDestination {
  /** Objects in a bucket. */
  S3 = 'S3',

  /** Objects in an intermediate bucket, which Redshift copies. */
  REDSHIFT = 'REDSHIFT',
}

/** A delivery stream, where it delivers, and how soon. */
export interface MonitoredDelivery {
  /** The delivery stream. */
  readonly deliveryStream: firehose.IDeliveryStream;

  /** Where it delivers. */
  readonly destination: DeliveryDestination;

  /**
   * The data stream it reads, which shows whether it still does.
   *
   * @default - it is put to directly, so that silence means nothing
   */
  readonly source?: kinesis.IStream;

  /**
   * How old a record may be when it is delivered, counted from when the data stream, or Firehose itself, took it:
   * 1 minute to 365 days. It is buffered for up to 15 minutes of that.
   *
   * @default Duration.minutes(30)
   */
  readonly freshnessObjective?: Duration;
}

/** Properties of DeliveryAlarms. */
export interface DeliveryAlarmsProps extends MonitoredDelivery {
  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a delivery stream: late, no longer reading, failing to write, to copy or to convert.
 *
 * @example
 * declare const deliveryStream: firehose.IDeliveryStream;
 * new DeliveryAlarms(this, 'DeliveryAlarms', {
 *   deliveryStream,
 *   destination: DeliveryDestination.S3,
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class DeliveryAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: DeliveryAlarmsProps) {
    super(scope, id);
    const { deliveryStream, destination, source, freshnessObjective = DEFAULT_FRESHNESS } = props;
    requireObjective(this, 'freshnessObjective', freshnessObjective);
    const factory = new AlarmFactory(this, props.actions);
    factory.onAge('Freshness', {
      metric: endToEndAge(this, [FreshnessStage.delivery(deliveryStream)]),
      threshold: freshnessObjective.toSeconds(),
      description:
        'Records are delivered later than they should be: Firehose is behind in the data stream, or keeps retrying',
    });
    if (source !== undefined) {
      addStoppedAlarm(factory, 'Stopped', {
        activity: sourceRecords(deliveryStream),
        stream: source,
        silence: 'Firehose read nothing',
      });
    }
    factory.onSuccessRatio('Writes', {
      metric: successOfWrites(deliveryStream),
      description: 'Writes to S3 fail: check the bucket, its key and the role of the delivery stream',
    });
    if (destination === DeliveryDestination.REDSHIFT) {
      factory.onSuccessRatio('Copies', {
        metric: successOfCopies(deliveryStream),
        description:
          'COPY commands fail: what is not loaded within the retry duration stays in S3, listed in a manifest',
      });
    } else {
      factory.onEvents('Conversion', {
        metric: unconvertedRecords(deliveryStream),
        description: 'Records do not fit the table: they are below the error output prefix',
      });
    }
    this.alarms = factory.alarms;
  }
}
