import type { RefusedEntry } from '../writers/entry-writer';
import { isInvalid, TOO_LARGE } from '../writers/refusal';
import type { FailedBatch } from './failed-batch';
import { type Outcome, type RecordRange, rangesOf } from './progress';
import { Unredrivable } from './unredrivable';

/** What is written again must not have been processed already: whoever gets it cannot tell. @throws Unredrivable */
export function refuseSurplus({ surplus }: FailedBatch): void {
  if (surplus === 0) return;
  const message = `its range of the shard holds ${surplus} more records than failed: they would be put twice`;
  throw new Unredrivable('not for this target', message);
}

/** What came of writing a range. @throws Error when no record of any batch will be taken */
export function writtenRange(refused: readonly RefusedEntry[], [from, to]: RecordRange): Outcome {
  if (refused.length === to - from) requireAdmission(refused[0] as RefusedEntry);
  const ranges = (entries: readonly RefusedEntry[]) => rangesOf(entries.map(({ index }) => from + index));
  return {
    // What later records of the same key wait for, so that they stay in order.
    pending: ranges(refused.filter(({ isFinal }) => !isFinal)),
    failed: ranges(refused.filter(({ isFinal }) => isFinal)),
    reason: refused.find(({ isFinal }) => isFinal)?.errorCode,
  };
}

/** The target is missing, or must not be written. */
function requireAdmission(refusal: RefusedEntry): void {
  const { errorCode, errorMessage, isFinal } = refusal;
  const isForItself = isInvalid(refusal) || errorCode === TOO_LARGE.errorCode;
  if (isFinal && !isForItself) throw new Error(`${errorCode}: ${errorMessage}`);
}
