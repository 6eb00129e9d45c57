/** A known peak: from its beginning, for so many minutes, the stream has at least so many shards. */
export interface Peak {
  readonly minShards: number;
  readonly minutes: number;
}

/** Why the function was started; what it does follows from the state of the stream. */
export interface Look {
  /** The moment the look was called for, in milliseconds since 1970. */
  readonly now: number;
  readonly peak?: Peak;
}

/** Reads the event of an alarm action or of a schedule: both name their time, and only a peak's schedule says more. */
export function parseLook(event: Readonly<Record<string, unknown>>): Look {
  const now = Date.parse(String(event.time));
  if (Number.isNaN(now)) throw new Error(`shard-autoscaler: time must be a time, got ${JSON.stringify(event.time)}`);
  return event.minShards === undefined ? { now } : { now, peak: parsePeak(event) };
}

function parsePeak(event: Readonly<Record<string, unknown>>): Peak {
  return { minShards: wholeNumber(event, 'minShards'), minutes: wholeNumber(event, 'minutes') };
}

function wholeNumber(event: Readonly<Record<string, unknown>>, key: string): number {
  const value = Number(event[key]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`shard-autoscaler: ${key} must be a whole number from 1, got ${JSON.stringify(event[key])}`);
}
