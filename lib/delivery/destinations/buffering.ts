import { Duration, type Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import { type Owner, requireDuration, requireRange } from '../../private/validation';

const SHORTEST = Duration.seconds(0);
const LONGEST = Duration.seconds(900);
const LARGEST_MIB = 128;

/** How long and how much Firehose collects before it delivers; whichever comes first. */
export interface Buffering {
  readonly bufferingInterval?: Duration;
  readonly bufferingSize?: Size;
}

/** What a destination does when nothing is said, and how little and how much it accepts. */
export interface BufferingDefaults {
  readonly interval: Duration;
  readonly size: Size;
  readonly minInterval?: Duration;
  readonly maxInterval?: Duration;
  readonly minMebibytes?: number;
  readonly maxMebibytes?: number;
}

export interface BufferingHints {
  readonly intervalInSeconds: number;
  readonly sizeInMBs: number;
}

/** Firehose wants both hints or none, so a missing one is filled in. */
export function bufferingHints(owner: Owner, given: Buffering, defaults: BufferingDefaults): BufferingHints {
  const { minInterval = SHORTEST, maxInterval = LONGEST, minMebibytes = 1, maxMebibytes = LARGEST_MIB } = defaults;
  requireDuration(owner, 'bufferingInterval', given.bufferingInterval, minInterval, maxInterval);
  const sizeInMBs = mebibytes(given.bufferingSize ?? defaults.size);
  requireRange(owner, 'bufferingSize', sizeInMBs, minMebibytes, maxMebibytes, 'MiB');
  return { intervalInSeconds: (given.bufferingInterval ?? defaults.interval).toSeconds(), sizeInMBs };
}

function mebibytes(size: Size): number {
  return size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
}
