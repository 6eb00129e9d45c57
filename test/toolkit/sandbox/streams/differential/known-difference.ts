import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './difference';

/** Answers that are known to differ. What it leaves open fits any. */
export interface KnownDifference {
  readonly operation?: string;
  readonly steps?: readonly string[];
  readonly path?: RegExp;
  /** Codes of failures. */
  readonly ours?: string;
  readonly theirs?: readonly string[];
  readonly right: 'sandbox' | 'kinesis-local' | 'unknown';
  readonly reason: string;
}

export function fits(known: KnownDifference, { operation, step, path, ours, theirs }: Difference): boolean {
  return (
    (known.operation ?? operation) === operation &&
    (known.steps?.includes(step) ?? true) &&
    (known.path?.test(path) ?? true) &&
    (known.ours === undefined || isFailure(ours, known.ours)) &&
    (known.theirs?.some((code) => isFailure(theirs, code)) ?? true)
  );
}

function isFailure(answer: unknown, code: string): boolean {
  return isDeepStrictEqual(answer, { error: code });
}
