import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { AlarmFactory } from './alarm-factory';
import { FIVE_MINUTES, incomingRecords } from './stream-metrics';

/** A quarter of an hour: no reader takes as long to start, or to follow a split. */
const LASTING = [3, 3] as const;

/** What should be heard of while a stream is written to. */
export interface ExpectedActivity {
  /** What it does, summed up over five minutes. */
  readonly activity: Metric;
  readonly stream: IStream;
  /** What an operator reads of its silence, such as `Firehose read nothing`. */
  readonly silence: string;
}

/** Who stopped reports nothing, not even how far it is behind: its silence shows only beside what is written. */
export function addStoppedAlarm(
  factory: AlarmFactory,
  id: string,
  { activity, stream, silence }: ExpectedActivity,
): void {
  factory.onEvents(id, {
    metric: unattended(activity, stream),
    description: `${silence} for a quarter of an hour while records were written`,
    persistence: LASTING,
  });
}

/**
 * The records written in a time without activity. A metric that is silent throughout has no gaps to FILL, but SUM takes
 * the values there are.
 */
function unattended(activity: Metric, stream: IStream): MathExpression {
  return new MathExpression({
    expression: 'IF(SUM([activity, 0 * written]) == 0, written, 0)',
    usingMetrics: { activity, written: incomingRecords(stream, FIVE_MINUTES) },
    period: FIVE_MINUTES,
  });
}
