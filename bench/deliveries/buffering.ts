import { Duration, Size } from 'aws-cdk-lib/core';
import type { Combination } from './combination';

const LONGEST_SECONDS = 900;
/** The shortest that a backup takes. */
export const BACKUP_INTERVAL = Duration.seconds(60);

/** The hints of a destination. @param longest seconds that it takes */
export function bufferingOf({ buffering }: Combination, longest = LONGEST_SECONDS) {
  if (buffering === '0 s') return { bufferingInterval: Duration.seconds(0) };
  if (buffering === 'interval') return { bufferingInterval: Duration.seconds(60) };
  return { bufferingInterval: Duration.seconds(longest), bufferingSize: Size.mebibytes(1) };
}
