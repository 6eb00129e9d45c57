import { requireRange } from '../hints';

export interface RetryProperties {
  readonly DurationInSeconds?: number | string;
}

const MAX_SECONDS = 7_200;

/** Milliseconds for which a destination tries again what it could not deliver. */
export function retryDuration({ DurationInSeconds }: RetryProperties = {}, defaultSeconds = 300): number {
  const seconds = Number(DurationInSeconds ?? defaultSeconds);
  requireRange('RetryOptions.DurationInSeconds', seconds, 0, MAX_SECONDS);
  return seconds * 1000;
}
