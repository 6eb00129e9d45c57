/** How much a delivery stream takes in a second, all its producers together. */
export interface DirectPutLimits {
  readonly requests: number;
  readonly records: number;
  readonly bytes: number;
}

const MEBIBYTE = 1024 * 1024;
const LARGE_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1'];
const LARGE: DirectPutLimits = { requests: 2_000, records: 500_000, bytes: 5 * MEBIBYTE };
const SMALL: DirectPutLimits = { requests: 1_000, records: 100_000, bytes: MEBIBYTE };
const HINT_MEGABYTES = { least: 1, most: 100 };

/** @param hint megabytes a second that a template announces, which raise the limits together */
export function directPutLimits(region: string, hint: number | string | undefined): DirectPutLimits {
  const standard = LARGE_REGIONS.includes(region) ? LARGE : SMALL;
  const megabytes = Number(hint ?? HINT_MEGABYTES.least);
  if (!(megabytes >= HINT_MEGABYTES.least && megabytes <= HINT_MEGABYTES.most)) {
    throw new Error(`ThroughputHintInMBs must be ${HINT_MEGABYTES.least}-${HINT_MEGABYTES.most}, got ${hint}`);
  }
  const factor = Math.max(1, (megabytes * MEBIBYTE) / standard.bytes);
  return {
    requests: Math.ceil(standard.requests * factor),
    records: Math.ceil(standard.records * factor),
    bytes: Math.ceil(standard.bytes * factor),
  };
}
