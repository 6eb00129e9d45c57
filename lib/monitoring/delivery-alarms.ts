import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { DeliveryDestination } from './delivery-destination';
import { featuresOf } from './delivery-features';
import * as metrics from './delivery-metrics';
import { endToEndAge, requireObjective } from './freshness-metrics';
import { FreshnessStage } from './freshness-stage';
import { DEFAULT_FRESHNESS, type MonitoredDelivery } from './monitored-delivery';
import { addStoppedAlarm } from './stopped-alarm';

/** Properties of DeliveryAlarms. */
export interface DeliveryAlarmsProps extends MonitoredDelivery {
  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a delivery stream: late, no longer reading, throttling its producers, failing to write, to deliver, to convert,
 * to partition or to back up. Records that only some processor or the destination refused show in an ErrorObjectAlarm.
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
    const { freshnessObjective = DEFAULT_FRESHNESS } = props;
    requireObjective(this, 'freshnessObjective', freshnessObjective);
    const factory = new AlarmFactory(this, props.actions);
    factory.onAge('Freshness', {
      metric: endToEndAge(this, [FreshnessStage.delivery(props.deliveryStream, props.destination)]),
      threshold: freshnessObjective.toSeconds(),
      description:
        'Records are delivered later than they should be: Firehose is behind in the data stream, or keeps retrying',
    });
    addSourceAlarms(factory, props);
    addDestinationAlarms(factory, props);
    addBucketAlarms(factory, props);
    this.alarms = factory.alarms;
  }
}

function addSourceAlarms(factory: AlarmFactory, { deliveryStream, source }: MonitoredDelivery): void {
  const { isPutTo, hasOwnKey } = featuresOf(deliveryStream);
  if (source !== undefined) {
    addStoppedAlarm(factory, 'Stopped', {
      activity: metrics.sourceRecords(deliveryStream),
      stream: source,
      silence: 'Firehose read nothing',
    });
  }
  if (isPutTo) {
    factory.onEvents('ThrottledRecords', {
      metric: metrics.throttledRecords(deliveryStream),
      description: 'Producers put more than the delivery stream takes: it refuses records, which they must put again',
    });
  }
  if (hasOwnKey) {
    factory.onEvents('Key', {
      metric: metrics.keyFailures(deliveryStream),
      description: 'Firehose cannot use the key that encrypts what is put: check its policy, and that it is enabled',
    });
  }
}

function addDestinationAlarms(factory: AlarmFactory, { deliveryStream, destination }: MonitoredDelivery): void {
  if (destination === DeliveryDestination.S3) {
    factory.onEvents('Conversion', {
      metric: metrics.unconvertedRecords(deliveryStream),
      description: 'Records do not fit the table: they are below the error output prefix',
    });
  } else if (destination === DeliveryDestination.REDSHIFT) {
    factory.onSuccessRatio('Copies', {
      metric: metrics.successOfDelivery(deliveryStream, destination),
      description: 'COPY commands fail: what is not loaded within the retry duration stays in S3, listed in a manifest',
    });
  } else {
    factory.onSuccessRatio('Deliveries', {
      metric: metrics.successOfDelivery(deliveryStream, destination),
      description:
        'The destination refuses records: what it does not take within the retry duration goes to the backup',
    });
  }
  if (destination === DeliveryDestination.ICEBERG) {
    factory.onEvents('FailedRows', {
      metric: metrics.failedRows(deliveryStream),
      description: 'Rows do not fit their table: they are below the error output prefix',
    });
  }
}

function addBucketAlarms(factory: AlarmFactory, { deliveryStream }: MonitoredDelivery): void {
  const { isPartitioned, backsUpAll } = featuresOf(deliveryStream);
  factory.onSuccessRatio('Writes', {
    metric: metrics.successOfWrites(deliveryStream),
    description: 'Writes to S3 fail: check the bucket, its key and the role of the delivery stream',
  });
  if (isPartitioned) {
    factory.onEvents('Partitions', {
      metric: metrics.partitionsExceeded(deliveryStream),
      description: 'Records have more partitions than Firehose keeps open: the rest is below the error output prefix',
    });
  }
  if (backsUpAll) {
    factory.onSuccessRatio('Backup', {
      metric: metrics.successOfBackup(deliveryStream),
      description: 'Records cannot be backed up: check the backup bucket, its key and the role of the delivery stream',
    });
  }
}
