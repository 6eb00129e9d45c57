import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../private/validation';
import type { IStreamEventSource } from '../stream/stream-event-source';
import { knownRetention } from './known-stream';

/** The highest age that Lambda can be told. */
const OLDEST = Duration.days(7);

/** Time to hand over what is about to expire, be it a backlog of all shards. */
const MARGIN = Duration.hours(1);

/**
 * How old a record may grow before it goes to the failure destination; undefined if as old as the stream keeps it. What
 * the stream expires goes nowhere, and no metric tells of it.
 */
export function recordAgeLimit(
  owner: Construct,
  source: IStreamEventSource,
  maxRecordAge: Duration | undefined,
): Duration | undefined {
  const retention = knownRetention(source);
  if (retention === undefined) return maxRecordAge;
  if (maxRecordAge !== undefined) {
    requireSoonerThan(owner, retention, maxRecordAge);
    return maxRecordAge;
  }
  const limit = Duration.hours(retention.toHours() - MARGIN.toHours());
  return limit.toHours() <= OLDEST.toHours() ? limit : undefined;
}

function requireSoonerThan(owner: Construct, retention: Duration, maxRecordAge: Duration): void {
  const holds = maxRecordAge.isUnresolved() || maxRecordAge.toSeconds() < retention.toSeconds();
  const allowed = `less than the ${retention.toHours()} hours for which the stream keeps a record`;
  requireThat(holds, owner, 'maxRecordAge', allowed, maxRecordAge.toHumanString());
}
