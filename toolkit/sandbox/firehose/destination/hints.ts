import type { BufferingHints } from '../buffers/hinted-buffer';
import type { HintProperties } from './delivery-properties';

export interface HintLimits {
  readonly minMegabytes: number;
  /** @default 128 */
  readonly maxMegabytes?: number;
  readonly defaultMegabytes: number;
  readonly minSeconds: number;
  /** @default 900 */
  readonly maxSeconds?: number;
  /** @default 300 */
  readonly defaultSeconds?: number;
}

export const S3_HINTS: HintLimits = { minMegabytes: 1, defaultMegabytes: 5, minSeconds: 0 };
export const CONVERSION_HINTS: HintLimits = { minMegabytes: 64, defaultMegabytes: 128, minSeconds: 0 };
/** A partition may not be delivered within seconds. */
export const PARTITION_HINTS: HintLimits = { minMegabytes: 64, defaultMegabytes: 64, minSeconds: 60 };
export const BACKUP_HINTS: HintLimits = { minMegabytes: 1, defaultMegabytes: 5, minSeconds: 60 };

const MAX_MEGABYTES = 128;
const MAX_SECONDS = 900;
const DEFAULT_SECONDS = 300;

/** Size and interval come together or not at all. */
export function bufferingHints(properties: HintProperties = {}, limits: HintLimits): BufferingHints {
  const { SizeInMBs, IntervalInSeconds } = properties;
  if ((SizeInMBs === undefined) !== (IntervalInSeconds === undefined)) {
    throw new Error(`BufferingHints must be both SizeInMBs and IntervalInSeconds, got one of them`);
  }
  const megabytes = Number(SizeInMBs ?? limits.defaultMegabytes);
  const seconds = Number(IntervalInSeconds ?? limits.defaultSeconds ?? DEFAULT_SECONDS);
  requireRange('SizeInMBs', megabytes, limits.minMegabytes, limits.maxMegabytes ?? MAX_MEGABYTES);
  requireRange('IntervalInSeconds', seconds, limits.minSeconds, limits.maxSeconds ?? MAX_SECONDS);
  return { bytes: megabytes * 1024 * 1024, intervalMs: seconds * 1000 };
}

export function requireRange(prop: string, value: number, min: number, max: number): void {
  if (value >= min && value <= max) return;
  throw new Error(`${prop} must be ${min}-${max}, got ${value}`);
}
