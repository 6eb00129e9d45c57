import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { IDataStream } from '../stream/data-stream-interface';
import { totalOf } from '../stream/stream-cells';
import type { IStreamGroup } from '../stream/stream-group-interface';
import { AlarmFactory } from './alarm-factory';
import { type LagThreshold, lagThresholds } from './lag-alarms';
import { requirePercentages } from './percentage';
import { FIVE_MINUTES, iteratorAge, MINUTE } from './stream-metrics';
import { writeLimitOf } from './write-limit';

/** An alarm takes ten metrics, and these take two of a stream. */
const STREAMS_OF_AN_ALARM = 5;

/** Producers retry: throttling matters when it lasts. */
const THROTTLING_LASTS = [2, 3] as const;

/** A burst passes. */
const LOAD_LASTS = [3, 5] as const;

/** Properties of StreamGroupAlarms. */
export interface StreamGroupAlarmsProps {
  /** The group to watch. */
  readonly group: IStreamGroup;

  /**
   * The part of what the streams take above which the group needs another one, in percent: 1 to 100.
   *
   * @default 80
   */
  readonly utilization?: number;

  /**
   * The part of records put that may be throttled within five minutes, in percent: 1 to 100.
   *
   * @default 1
   */
  readonly throttledWriteRate?: number;

  /** What each alarm does when it goes off: at most 5. An empty list makes alarms that tell nobody. */
  readonly actions: cloudwatch.IAlarmAction[];
}

/**
 * Alarms on the streams of a group, summed up by fives: readers that fall behind, a load near what the streams take, which
 * another stream would share, and throttling.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @example
 * const group = new StreamGroup(this, 'Clicks', { streamCount: 3 });
 * new StreamGroupAlarms(this, 'ClicksAlarms', { group, actions: [new AlarmTopic(this, 'AlarmTopic')] });
 */
export class StreamGroupAlarms extends Construct {
  /** The alarms. */
  public readonly alarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: StreamGroupAlarmsProps) {
    super(scope, id);
    const { group, utilization = 80, throttledWriteRate = 1 } = props;
    requirePercentages(this, { utilization, throttledWriteRate });
    const factory = new AlarmFactory(this, props.actions);
    for (const part of partsOf(group.streams)) {
      addLagAlarms(factory, part);
      addUtilizationAlarm(factory, part, utilization);
      addThrottlingAlarm(factory, part, throttledWriteRate);
    }
    this.alarms = factory.alarms;
  }
}

/** Streams which an alarm can take together. */
interface GroupPart {
  /** The end of the ids of its alarms: its number, counted from 1. */
  readonly id: string;
  readonly streams: IDataStream[];
  /** The streams as the subject of a sentence. */
  readonly subject: string;
}

function partsOf(streams: IDataStream[]): GroupPart[] {
  const count = Math.ceil(streams.length / STREAMS_OF_AN_ALARM);
  return Array.from({ length: count }, (_, index) => {
    const first = index * STREAMS_OF_AN_ALARM;
    const part = streams.slice(first, first + STREAMS_OF_AN_ALARM);
    const subject = `Streams ${first + 1} to ${first + part.length} of the group`;
    return { id: `${index + 1}`, streams: part, subject };
  });
}

function addLagAlarms(factory: AlarmFactory, { id, streams, subject }: GroupPart): void {
  const ages = streams.map(({ stream }, index) => [`age_${index}`, iteratorAge(stream)] as const);
  const metric = new cloudwatch.MathExpression({
    expression: `MAX([${ages.map(([name]) => name).join(', ')}])`,
    usingMetrics: Object.fromEntries(ages),
    period: FIVE_MINUTES,
  });
  for (const { id: share, milliseconds, meaning } of shortestThresholds(streams)) {
    factory.onAge(`IteratorAge${share}${id}`, {
      metric,
      threshold: milliseconds,
      description: `${subject}: the slowest reader is behind by ${meaning}, after which records are lost`,
    });
  }
}

/** Where retention periods differ, the shortest counts: the alarm comes early, never late. */
function shortestThresholds(streams: IDataStream[]): LagThreshold[] {
  const byStream = streams.map(({ retentionPeriod }) => lagThresholds(retentionPeriod));
  const [shortest = []] = byStream.sort(([one], [other]) => (one?.milliseconds ?? 0) - (other?.milliseconds ?? 0));
  return shortest;
}

/** Left out where it is not known what each of the streams takes. */
function addUtilizationAlarm(factory: AlarmFactory, { id, streams, subject }: GroupPart, utilization: number): void {
  const limits = streams.map((stream) => writeLimitOf(stream, {})).filter((limit) => limit !== undefined);
  if (limits.length < streams.length) return;
  const [bytes, records] = [sum(limits.map((limit) => limit.bytes)), sum(limits.map((limit) => limit.records))];
  factory.onEvents(`Utilization${id}`, {
    metric: new cloudwatch.MathExpression({
      expression: `100 * MAX([bytes / ${bytes}, records / ${records}])`,
      usingMetrics: { bytes: totalOf(streams, 'IncomingBytes'), records: totalOf(streams, 'IncomingRecords') },
      period: MINUTE,
    }),
    threshold: utilization,
    description: `${subject} take more than ${utilization} % of what they can: add another before they throttle`,
    persistence: LOAD_LASTS,
  });
}

/** SUM takes the values there are: where everything is refused, nothing tells what was taken. */
function addThrottlingAlarm(factory: AlarmFactory, { id, streams, subject }: GroupPart, rate: number): void {
  const total = (metricName: string) => totalOf(streams, metricName, { period: FIVE_MINUTES });
  factory.onEvents(`ThrottledWrites${id}`, {
    metric: new cloudwatch.MathExpression({
      expression: '100 * refused / SUM([refused, taken])',
      usingMetrics: { refused: total('WriteProvisionedThroughputExceeded'), taken: total('IncomingRecords') },
      period: FIVE_MINUTES,
    }),
    threshold: rate,
    description: `${subject} refuse more than ${rate} % of the records: producers retry, and what they give up on is lost`,
    persistence: THROTTLING_LASTS,
  });
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
