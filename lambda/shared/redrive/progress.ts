/** Records of a batch, by their places: `from` is one of them, `to` is none. */
export type RecordRange = readonly [from: number, to: number];

/** What came of trying a range: whatever stands in neither list is redriven. */
export interface Outcome {
  /** To be tried again, in this order and in these pieces. */
  readonly pending: readonly RecordRange[];
  /** Refused: not to be tried again by this run. */
  readonly failed: readonly RecordRange[];
  /** What a function has counted of a tumbling window, and not told yet. */
  readonly state?: unknown;
  /** What was the matter, without anything that the records hold. */
  readonly reason?: string;
}

/** How far a batch has been redriven. */
export type Progress = Outcome;

export function untried(records: number): Progress {
  return { pending: [[0, records]], failed: [] };
}

/** Cuts the first of the pending ranges, so that no more than so many records are tried at once. */
export function upTo(most: number, progress: Progress): Progress {
  const [first, ...others] = progress.pending;
  if (first === undefined || recordsIn([first]) <= most) return progress;
  const [from, to] = first;
  return { ...progress, pending: [[from, from + most], [from + most, to], ...others] };
}

/** After the first of the pending ranges was tried. */
export function afterTry(outcome: Outcome, { pending, failed, reason }: Progress): Progress {
  return {
    pending: [...outcome.pending, ...pending.slice(1)],
    failed: [...failed, ...outcome.failed],
    state: outcome.state,
    reason: outcome.reason ?? reason,
  };
}

/** What the next run is to try: the rest, and what failed in this one. */
export function forNextRun({ pending, failed, state }: Progress): Progress {
  return { pending: [...failed, ...pending].sort(([a], [b]) => a - b), failed: [], state };
}

/** The fewest ranges that hold these places, which are in order. */
export function rangesOf(places: readonly number[]): RecordRange[] {
  return merged(places.map((place) => [place, place + 1]));
}

/** The same places in the fewest ranges; these are in order. */
export function merged(ranges: readonly RecordRange[]): RecordRange[] {
  const fewest: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = fewest.at(-1);
    if (last?.[1] === from) last[1] = to;
    else fewest.push([from, to]);
  }
  return fewest;
}

/** Whether every range lies within a batch of so many records. */
export function fits({ pending, failed }: Progress, records: number): boolean {
  return [...pending, ...failed].every(([, to]) => to <= records);
}

export function isDone(progress: Progress): boolean {
  return recordsLeft(progress) === 0 && progress.state === undefined;
}

export function recordsLeft({ pending, failed }: Progress): number {
  return recordsIn(pending) + recordsIn(failed);
}

export function recordsIn(ranges: readonly RecordRange[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}
