import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import { AlarmFactory } from './alarm-factory';
import { requirePercentages } from './percentage';
import { hottestShard, SHARD_BYTES, SHARD_RECORDS } from './shard-metrics';

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
 * Alarms on a shard that is busier than the others, as a popular partition key makes it, whatever splits and merges.
 * Shards that are busy all together raise none of them: that is a stream too small, which StreamAlarms tell. An account
 * has up to 200 alarms on queries like these in a region.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-math.html
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
    const { stream, utilization = 80 } = props;
    requirePercentages(this, { utilization });
    const factory = new AlarmFactory(this, props.actions);
    const bytes = (SHARD_BYTES * utilization) / 100;
    factory.onEvents('Bytes', {
      metric: hottestShard(stream, 'IncomingBytes', bytes),
      threshold: bytes,
      description: `A shard takes more than ${utilization} % of its bytes, unlike the others: a partition key is too popular`,
      persistence: LASTING,
    });
    const records = (SHARD_RECORDS * utilization) / 100;
    factory.onEvents('Records', {
      metric: hottestShard(stream, 'IncomingRecords', records),
      threshold: records,
      description: `A shard takes more than ${utilization} % of its records, unlike the others: pack more lines in a record, or spread the keys`,
      persistence: LASTING,
    });
    this.alarms = factory.alarms;
  }
}
