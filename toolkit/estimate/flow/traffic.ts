/** Hours of a month, as AWS counts them. */
export const MONTH_HOURS = 730;
export const MONTH_SECONDS = MONTH_HOURS * 3_600;
export const GIGABYTE = 2 ** 30;

/** What passes somewhere in a month. */
export interface Traffic {
  readonly lines: number;
  readonly records: number;
  readonly bytes: number;
}

export const NO_TRAFFIC: Traffic = { lines: 0, records: 0, bytes: 0 };

export function plus(a: Traffic, b: Traffic): Traffic {
  return { lines: a.lines + b.lines, records: a.records + b.records, bytes: a.bytes + b.bytes };
}

export function times({ lines, records, bytes }: Traffic, factor: number): Traffic {
  return { lines: lines * factor, records: records * factor, bytes: bytes * factor };
}

export function bytesOfRecord({ records, bytes }: Traffic): number {
  return records === 0 ? 0 : bytes / records;
}

export function gigabytes({ bytes }: Traffic): number {
  return bytes / GIGABYTE;
}

/** What is billed where each record counts as a multiple of a step. */
export function roundedGigabytes(traffic: Traffic, step: number): number {
  return (traffic.records * Math.ceil(bytesOfRecord(traffic) / step) * step) / GIGABYTE;
}
