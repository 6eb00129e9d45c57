import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireDuration } from '../private/validation';
import { AlarmFactory } from './alarm-factory';
import { freshness, LONGEST_BUFFERING, successOfCopies, successOfWrites, unconvertedRecords } from './delivery-metrics';

/** Time to transform, convert and write what was buffered, with retries, before a delivery counts as late. */
const GRACE = Duration.minutes(15);

/** Where a delivery stream delivers, which decides on the metrics it has. */
export enum DeliveryDestination {
  /** Objects in a bucket. */
  S3 = 'S3',

  /** Objects in an intermediate bucket, which Redshift copies. */
  REDSHIFT = 'REDSHIFT',
}

/** Properties of DeliveryAlarms. */
export interface DeliveryAlarmsProps {
  /** The delivery stream to watch. */
  readonly deliveryStream: firehose.IDeliveryStream;

  /** Where it delivers. */
  readonly destination: DeliveryDestination;

  /**
   * How long it buffers: 0 to 900 seconds. A delivery is late 15 minutes after that.
   * @default Duration.minutes(15)
   * @see https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html
   */
  readonly bufferingInterval?: Duration;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a delivery stream: late, failing to write, to copy or to convert.
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
    const { deliveryStream, destination, bufferingInterval } = props;
    requireDuration(this, 'bufferingInterval', bufferingInterval, Duration.seconds(0), Duration.seconds(900));
    const factory = new AlarmFactory(this, props.actions);
    factory.onAge('Freshness', {
      metric: freshness(deliveryStream),
      threshold: latest(bufferingInterval).toSeconds(),
      description:
        'Firehose holds records for longer than it should: it retries as long as the data stream retains them',
    });
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

function latest(bufferingInterval: Duration | undefined): Duration {
  const known =
    bufferingInterval === undefined || bufferingInterval.isUnresolved() ? LONGEST_BUFFERING : bufferingInterval;
  return known.plus(GRACE);
}
