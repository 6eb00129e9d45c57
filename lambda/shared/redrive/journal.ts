import type { Progress, RecordRange } from './progress';
import { Unredrivable } from './unredrivable';

/** What is kept of a failure object while it is redriven, and afterwards. */
export interface Journal {
  /** The run that works on it, or did so last. */
  readonly holder: string;
  /** Until when no other run may work on it, in milliseconds since 1970; 0 once it was let go. */
  readonly heldUntil: number;
  /** Absent before the first try. */
  readonly progress?: Progress;
}

export function writeJournal({ heldUntil, ...rest }: Journal): string {
  return JSON.stringify({ heldUntil: new Date(heldUntil).toISOString(), ...rest });
}

/** @throws Unredrivable when somebody else has written to it */
export function readJournal(text: string): Journal {
  try {
    const { holder, heldUntil, progress } = JSON.parse(text);
    const until = Date.parse(heldUntil);
    if (typeof holder === 'string' && !Number.isNaN(until) && isProgress(progress)) {
      return { holder, heldUntil: until, progress };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new Unredrivable('malformed', 'its journal is not as a redrive writes it');
}

function isProgress(value: unknown): value is Progress | undefined {
  if (value === undefined) return true;
  const { pending, failed } = value as Progress;
  return [pending, failed].every((ranges) => Array.isArray(ranges) && ranges.every(isRange));
}

function isRange(range: RecordRange): boolean {
  const [from, to] = range;
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from < to;
}
