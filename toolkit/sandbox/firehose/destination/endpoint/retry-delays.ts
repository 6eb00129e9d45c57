import type { SeededRandom } from '../../../kernel/seeded-random';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 120_000;
const JITTER = 0.15;

/**
 * How long to wait before each retry: twice as long each time, give or take the jitter, until the retry duration is used
 * up. The last wait is cut short, so that one attempt is made at the end of the duration.
 */
export function* retryDelays(durationMs: number, random: SeededRandom): Generator<number, undefined> {
  let leftMs = durationMs;
  for (let retry = 0; leftMs > 0; retry++) {
    const delay = Math.min(FIRST_DELAY_MS * 2 ** retry, LONGEST_DELAY_MS) * (1 + JITTER * (2 * random.next() - 1));
    yield Math.min(Math.round(delay), leftMs);
    leftMs -= Math.round(delay);
  }
}
