import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { AlarmFactory } from './alarm-factory';

/** The parts of the retention period at which a reader's lag is reported. */
const SHARES = [
  { id: 'Quarter', share: 0.25, meaning: 'a quarter of the retention period' },
  { id: 'Half', share: 0.5, meaning: 'half of the retention period' },
];

/** What is known only at deployment counts as the shortest retention period there is: the alarm comes early, never late. */
const SHORTEST_RETENTION = Duration.hours(24);

/** Whose lag is watched, in milliseconds. */
export interface LaggingReader {
  readonly metric: Metric;
  /** The reader as the subject of a sentence. */
  readonly reader: string;
  /** How long the stream retains what the reader has yet to read. */
  readonly retentionPeriod: Duration;
}

export interface LagThreshold {
  readonly id: string;
  readonly milliseconds: number;
  readonly meaning: string;
}

/** What a reader has not read when the retention period ends is lost: the first threshold warns, the next one is late. */
export function lagThresholds(retentionPeriod: Duration): LagThreshold[] {
  const retention = retentionPeriod.isUnresolved() ? SHORTEST_RETENTION : retentionPeriod;
  return SHARES.map(({ id, share, meaning }) => ({ id, milliseconds: retention.toMilliseconds() * share, meaning }));
}

export function addLagAlarms(
  factory: AlarmFactory,
  id: string,
  { metric, reader, retentionPeriod }: LaggingReader,
): void {
  for (const { id: share, milliseconds, meaning } of lagThresholds(retentionPeriod)) {
    factory.onAge(`${id}${share}`, {
      metric,
      threshold: milliseconds,
      description: `${reader} is behind by ${meaning}, after which records are lost`,
    });
  }
}
