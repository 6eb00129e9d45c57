import type { Timer } from './clock';

const TICK_MS = 50;

/**
 * Calls back once so much real time has passed in which this process worked. However late a tick comes, it counts as one: a
 * process that was suspended, or busy with something else, does not run out of time meanwhile.
 */
export function afterWorkingTime(ms: number, callBack: () => void): Timer {
  let leftMs = ms;
  const ticks = setInterval(() => {
    leftMs -= TICK_MS;
    if (leftMs > 0) return;
    clearInterval(ticks);
    callBack();
  }, TICK_MS);
  return { cancel: () => clearInterval(ticks) };
}
