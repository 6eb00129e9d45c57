/** Why a batch is left where it is. */
export type LeftBecause =
  /** Nobody can read it. */
  | 'malformed'
  /** Another run works on it. */
  | 'claimed'
  /** Another run, or somebody else, removed it. */
  | 'gone'
  /** The stream does not keep its records any more. */
  | 'expired'
  /** It is another function's, or another stream's. */
  | 'not for this target'
  /** Some of its records were refused again. */
  | 'failed again'
  /** The run ended before it was done. */
  | 'unfinished';

/** A batch is to be left where it is; the others go on. */
export class Unredrivable extends Error {
  override readonly name = 'Unredrivable';

  constructor(
    readonly because: LeftBecause,
    message: string,
  ) {
    super(message);
  }
}
