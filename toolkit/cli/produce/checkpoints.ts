/** How far a source has been put: as a log agent keeps its place in a file. */
export interface Checkpoint {
  readonly bytes: number;
  /** Lines that were put. */
  readonly lines: number;
  /** Lines that no record can carry. */
  readonly tooLong: number;
}

export type Places = Readonly<Record<string, Checkpoint>>;

/** Where the places in sources are kept. */
export interface PlaceStore {
  read(): Places | undefined;
  write(places: Places): void;
}

export const START: Checkpoint = { bytes: 0, lines: 0, tooLong: 0 };

/** The places in all sources that are put into one stream. */
export class Checkpoints {
  private readonly places: Map<string, Checkpoint>;

  /** @param store default - they are forgotten with the process */
  constructor(private readonly store: PlaceStore = { read: () => undefined, write: () => {} }) {
    this.places = new Map(Object.entries(store.read() ?? {}));
  }

  of(source: string): Checkpoint {
    return this.places.get(source) ?? START;
  }

  remember(source: string, checkpoint: Checkpoint): void {
    this.places.set(source, checkpoint);
    this.store.write(Object.fromEntries(this.places));
  }

  /** Of all sources together. */
  total(): Checkpoint {
    return [...this.places.values()].reduce(plus, START);
  }
}

export function plus(a: Checkpoint, b: Checkpoint): Checkpoint {
  return { bytes: a.bytes + b.bytes, lines: a.lines + b.lines, tooLong: a.tooLong + b.tooLong };
}
