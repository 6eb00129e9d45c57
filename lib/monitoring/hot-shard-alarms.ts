import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireRange, requireThat } from '../private/validation';
import { AlarmFactory } from './alarm-factory';
import { perShard } from './stream-metrics';

/** What one shard takes in a minute. */
const BYTES_PER_MINUTE = 60 * 1024 * 1024;
const RECORDS_PER_MINUTE = 60 * 1000;

/** A burst passes; a key that is too popular stays. */
const LASTING = [3, 5] as const;

/** Properties of HotShardAlarms. */
export interface HotShardAlarmsProps {
  /** The stream, which must have the shard-level metrics of incoming bytes and records. */
  readonly stream: kinesis.IStream;

  /**
   * The part of what a shard takes above which it is hot, in percent: 1 to 100.
   * @default 80
   * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
   */
  readonly utilization?: number;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on the single shards of a stream, each shard counted by itself whatever splits and merges.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 * @example
 * declare const dataStream: DataStream;
 * new HotShardAlarms(this, 'HotShardAlarms', {
 *   stream: dataStream.stream,
 *   actions: [new AlarmTopic(this, 'AlarmTopic')],
 * });
 */
export class HotShardAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: HotShardAlarmsProps) {
    super(scope, id);
    requireRange(this, 'utilization', props.utilization, 1, 100, 'percent');
    const percent = props.utilization ?? 80;
    requireThat(!Token.isUnresolved(percent), this, 'utilization', 'known at synthesis', 'a token');
    const factory = new AlarmFactory(this, props.actions);
    factory.onEvents('Bytes', {
      metric: perShard(props.stream, 'IncomingBytes'),
      threshold: (BYTES_PER_MINUTE * percent) / 100,
      description: `A shard takes more than ${percent} % of its bytes: a partition key is too popular, or shards are too few`,
      persistence: LASTING,
    });
    factory.onEvents('Records', {
      metric: perShard(props.stream, 'IncomingRecords'),
      threshold: (RECORDS_PER_MINUTE * percent) / 100,
      description: `A shard takes more than ${percent} % of its records: pack more lines in a record, or spread the keys`,
      persistence: LASTING,
    });
    this.alarms = factory.alarms;
  }
}
