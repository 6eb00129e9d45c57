/** Takes in the values of one field of a group, and saves itself for the next invocation. */
export interface Accumulator<Value> {
  add(value: Value): void;
  /** Undefined while there was no value. */
  figure(percentile?: number): number | undefined;
  /** What those of several shards, or parts of a window, can be put together from. */
  sketch?(): unknown;
  save(): unknown;
  /** Characters that the JSON of what is saved takes at most. */
  readonly size: number;
}
