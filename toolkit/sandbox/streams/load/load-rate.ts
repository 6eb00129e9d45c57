/** How much producers write to a stream. */
export interface LoadRate {
  /** Data and partition keys. */
  readonly bytesPerSecond: number;
  readonly recordsPerSecond: number;
}

/** The rate at a time, in milliseconds since the epoch, by the sandbox's clock. */
export type LoadCurve = (time: number) => LoadRate;

/** Bytes of one record. @throws Error for a rate that no producer could write to a stream with this largest record */
export function requireRecordBytes({ bytesPerSecond, recordsPerSecond }: LoadRate, largestRecord: number): number {
  requireRate('bytesPerSecond', bytesPerSecond);
  requireRate('recordsPerSecond', recordsPerSecond);
  if (bytesPerSecond === 0 && recordsPerSecond === 0) return 0;
  const bytes = bytesPerSecond / recordsPerSecond;
  if (bytes >= 1 && bytes <= largestRecord) return bytes;
  throw new Error(`load: bytesPerSecond / recordsPerSecond must be 1 to ${largestRecord}, got ${bytes}`);
}

function requireRate(name: string, value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new Error(`load: ${name} must be 0 or more, got ${value}`);
}
