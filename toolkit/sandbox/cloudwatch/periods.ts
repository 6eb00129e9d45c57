/** Periods that follow one another without gaps. */
export interface Periods {
  /** Start of the first, in milliseconds since the epoch. */
  readonly start: number;
  readonly periodMs: number;
  readonly length: number;
}
