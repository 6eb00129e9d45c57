import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { AlarmFactory } from './alarm-factory';
import { FIVE_MINUTES, incomingRecords } from './stream-metrics';

/** A quarter of an hour: no reader takes as long to start, or to follow a split. */
const LASTING = [3, 3] as const;

/** Whose silence is watched. */
export interface SilentReader {
  /** The records it has read. */
  readonly read: Metric;
  readonly stream: IStream;
  /** The reader as the subject of a sentence. */
  readonly reader: string;
}

/** A reader that stopped reports nothing, not even its age: its silence shows only beside what is written. */
export function addStoppedAlarm(factory: AlarmFactory, id: string, { read, stream, reader }: SilentReader): void {
  factory.onEvents(id, {
    metric: unread(read, stream),
    description: `${reader} read nothing for a quarter of an hour while records were written`,
    persistence: LASTING,
  });
}

/**
 * The records written in a time in which none was read. A metric that is silent throughout has no gaps to FILL, but SUM
 * takes the values there are.
 */
function unread(read: Metric, stream: IStream): MathExpression {
  return new MathExpression({
    expression: 'IF(SUM([read, 0 * written]) == 0, written, 0)',
    usingMetrics: { read, written: incomingRecords(stream, FIVE_MINUTES) },
    period: FIVE_MINUTES,
  });
}
