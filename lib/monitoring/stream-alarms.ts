import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Size } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { requireSize } from '../private/validation';
import type { IDataStream } from '../stream/data-stream-interface';
import type { StreamCapacity } from '../stream/stream-capacity';
import { AlarmFactory } from './alarm-factory';
import { addLagAlarms } from './lag-alarms';
import { requirePercentages } from './percentage';
import { addStoppedAlarm } from './stopped-alarm';
import {
  iteratorAge,
  recordsRead,
  successOfReads,
  successOfWrites,
  throttledReadRate,
  throttledWriteRate,
} from './stream-metrics';
import { writeLimitOf, writeUtilization } from './write-limit';

/** Producers and readers retry: what is refused matters when it lasts. */
const REFUSALS_LAST = [2, 3] as const;

/** Below it, what goes wrong is the stream, its key or a policy, rather than a call here and there. */
const MOST_SUCCEED = 0.5;

/** A burst passes. */
const LOAD_LASTS = [3, 5] as const;

/** When the alarms on a data stream go off. */
export interface StreamAlarmsOptions {
  /**
   * The part of what the stream takes above which it is too small, in percent: 1 to 100.
   *
   * @default 80
   */
  readonly utilization?: number;

  /**
   * What each stream on demand may take per second in this account.
   *
   * @default - 10 GB in us-east-1, us-west-2 and eu-west-1, 200 MB elsewhere and where the region is not known
   * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
   */
  readonly onDemandQuota?: Size;

  /**
   * The part of records put that may be throttled within five minutes, in percent: 1 to 100.
   *
   * @default 1
   */
  readonly throttledWriteRate?: number;

  /**
   * The part of reads that may be throttled within five minutes, in percent: 1 to 100.
   *
   * @default 5
   */
  readonly throttledReadRate?: number;
}

/** Properties of StreamAlarms. */
export interface StreamAlarmsProps extends StreamAlarmsOptions {
  /** The data stream to watch. */
  readonly dataStream: IDataStream;

  /**
   * How the stream scales, which bounds what it takes.
   *
   * @default - that of a stream which was made here; none for another, which is not watched for its utilization then
   */
  readonly capacity?: StreamCapacity;

  /**
   * Whether something that shares the throughput of the stream, such as a delivery stream or a function without a
   * consumer of its own, reads it at all times, so that silence means that it stopped.
   *
   * @default false
   */
  readonly sharedReaders?: boolean;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on a data stream: readers that fall behind, as a part of its retention period, a load near what it takes,
 * throttling, as a part of what is written and read, and calls that fail, as all do where its key cannot be used.
 *
 * @example
 * declare const dataStream: DataStream;
 * new StreamAlarms(this, 'StreamAlarms', { dataStream, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class StreamAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: StreamAlarmsProps) {
    super(scope, id);
    const { utilization, throttledWriteRate: writeRate, throttledReadRate: readRate } = props;
    requirePercentages(this, { utilization, throttledWriteRate: writeRate, throttledReadRate: readRate });
    requireSize(this, 'onDemandQuota', props.onDemandQuota, Size.mebibytes(1), Size.tebibytes(1));
    const factory = new AlarmFactory(this, props.actions);
    addReaderAlarms(factory, props);
    addUtilizationAlarm(factory, props);
    addThrottlingAlarms(factory, props);
    addFailureAlarms(factory, props);
    this.alarms = factory.alarms;
  }
}

function addReaderAlarms(factory: AlarmFactory, { dataStream, sharedReaders }: StreamAlarmsProps): void {
  const { stream, retentionPeriod } = dataStream;
  addLagAlarms(factory, 'IteratorAge', {
    metric: iteratorAge(stream),
    reader: 'The slowest reader of the data stream',
    retentionPeriod,
  });
  if (!sharedReaders) return;
  addStoppedAlarm(factory, 'ReadersStopped', {
    activity: recordsRead(stream),
    stream,
    silence: 'What shares the throughput of the data stream read nothing',
  });
}

function addUtilizationAlarm(factory: AlarmFactory, props: StreamAlarmsProps): void {
  const { dataStream, utilization = 80 } = props;
  const limit = writeLimitOf(dataStream, props);
  if (limit === undefined) return;
  factory.onEvents('Utilization', {
    metric: writeUtilization(dataStream.stream, limit),
    threshold: utilization,
    description: `The data stream takes more than ${utilization} % of what it can: give it more capacity before it throttles`,
    persistence: LOAD_LASTS,
  });
}

function addThrottlingAlarms(factory: AlarmFactory, props: StreamAlarmsProps): void {
  const { dataStream, throttledWriteRate: writeRate = 1, throttledReadRate: readRate = 5 } = props;
  factory.onEvents('ThrottledWrites', {
    metric: throttledWriteRate(dataStream.stream),
    threshold: writeRate,
    description: `More than ${writeRate} % of the records are refused: producers retry, and what they give up on is lost`,
    persistence: REFUSALS_LAST,
  });
  factory.onEvents('ThrottledReads', {
    metric: throttledReadRate(dataStream.stream),
    threshold: readRate,
    description: `More than ${readRate} % of the reads are refused: readers ask for more than the shards give, and fall behind`,
    persistence: REFUSALS_LAST,
  });
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
function addFailureAlarms(factory: AlarmFactory, { dataStream: { stream } }: StreamAlarmsProps): void {
  const subject = { threshold: MOST_SUCCEED, persistence: REFUSALS_LAST };
  factory.onSuccessRatio('FailedWrites', {
    ...subject,
    metric: successOfWrites(stream),
    description: 'Most calls that put records fail: check that the key of the data stream is enabled, and its policy',
  });
  factory.onSuccessRatio('FailedReads', {
    ...subject,
    metric: successOfReads(stream),
    description: 'Most calls of GetRecords fail: check that the key of the data stream is enabled, and its policy',
  });
}
