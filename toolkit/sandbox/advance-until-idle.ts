import type { Clock } from './kernel/clock';

const STEP_MS = 1_000;
const LIMIT_MS = 3 * 3_600_000;
const ALARM_EVALUATION_MS = 60_000;

/**
 * Turns time forward while something is on its way, for three hours at most, and until alarms have been evaluated once more.
 * @returns by how many milliseconds
 */
export async function advanceUntilIdle(clock: Clock, isBusy: () => boolean): Promise<number> {
  const start = clock.now();
  await clock.advance(0);
  while (isBusy() && clock.now() - start < LIMIT_MS) await clock.advance(STEP_MS);
  await clock.advance(ALARM_EVALUATION_MS);
  return clock.now() - start;
}
