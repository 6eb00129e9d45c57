import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { AlarmFactory } from './alarm-factory';

/** The parts of the retention period at which a reader's lag is reported. */
const SHARES = [
  { id: 'Quarter', share: 0.25, meaning: 'a quarter' },
  { id: 'Half', share: 0.5, meaning: 'half' },
];

/** Whose lag is watched, in milliseconds. */
export interface LaggingReader {
  readonly metric: Metric;
  /** The reader as the subject of a sentence. */
  readonly reader: string;
  /** How long the stream retains what the reader has yet to read. */
  readonly retentionPeriod: Duration;
}

/** What is known only at deployment counts as the shortest retention period there is: the alarm comes early, never late. */
const SHORTEST_RETENTION = Duration.hours(24);

/** Warns at a quarter of the retention period and again at half: what a reader has not read when it ends is lost. */
export function addLagAlarms(
  factory: AlarmFactory,
  id: string,
  { metric, reader, retentionPeriod }: LaggingReader,
): void {
  const retention = retentionPeriod.isUnresolved() ? SHORTEST_RETENTION : retentionPeriod;
  for (const { id: share, share: part, meaning } of SHARES) {
    factory.onAge(`${id}${share}`, {
      metric,
      threshold: retention.toMilliseconds() * part,
      description: `${reader} is behind by ${meaning} of the retention period, after which records are lost`,
    });
  }
}
