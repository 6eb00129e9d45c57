import type { LoadRate } from 'cdk-kinesis-pipelines-toolkit';
import { SeededRandom } from '../../toolkit/sandbox/kernel/seeded-random';

const MIB = 2 ** 20;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A packed record, as producers should send it. */
const RECORD_BYTES = 25_000;

/** Most traffic of the day, without noise. */
export const PEAK_MIB_PER_SECOND = 16;
const NIGHT_MIB_PER_SECOND = PEAK_MIB_PER_SECOND / 8;
const PEAK_HOUR = 20;
export const NOISE = 0.05;

/** A day of web traffic: an evening peak of eight times the night, and every minute some percent more or less. */
export function daily(time: number): LoadRate {
  const angle = (2 * Math.PI * (time - PEAK_HOUR * 3_600_000)) / DAY_MS;
  const height = ((1 + Math.cos(angle)) / 2) ** 2;
  const smooth = NIGHT_MIB_PER_SECOND + (PEAK_MIB_PER_SECOND - NIGHT_MIB_PER_SECOND) * height;
  return rate(smooth * (1 + NOISE * noise(Math.floor(time / MINUTE_MS))));
}

/** The second day's peak, from one moment to the next three times as high. */
export const SPIKE = { from: Date.UTC(2026, 2, 3, PEAK_HOUR), minutes: 30, factor: 3 };

/** The same days, with the spike. */
export function spiked(time: number): LoadRate {
  const { bytesPerSecond } = daily(time);
  const isSpike = time >= SPIKE.from && time < SPIKE.from + SPIKE.minutes * MINUTE_MS;
  return rate(((isSpike ? SPIKE.factor : 1) * bytesPerSecond) / MIB);
}

function rate(mibPerSecond: number): LoadRate {
  const bytesPerSecond = mibPerSecond * MIB;
  return { bytesPerSecond, recordsPerSecond: bytesPerSecond / RECORD_BYTES };
}

/** From -1 to 1, the same for the same minute on every run. */
function noise(minute: number): number {
  return 2 * new SeededRandom(minute).next() - 1;
}
