const NEWLINE = Buffer.from('\n');

/** A line of a source. */
export interface Line {
  /** With its newline; undefined when it is too long to be put. */
  readonly data?: Buffer;
  /** What it takes in the source. */
  readonly bytes: number;
}

/** Cuts pieces of any size into lines. Of a line that is too long it holds no more than allowed, however long it is. */
export class LineCutter {
  private held: Buffer[] = [];
  private heldBytes = 0;

  /** @param maxBytes of a line, its newline included */
  constructor(private readonly maxBytes: number) {}

  *cut(piece: Buffer): Generator<Line> {
    let start = 0;
    for (let newline = piece.indexOf(NEWLINE); newline >= 0; newline = piece.indexOf(NEWLINE, start)) {
      yield this.complete(piece.subarray(start, newline + 1));
      start = newline + 1;
    }
    this.hold(piece.subarray(start));
  }

  /** The last line of the source, if it lacks its newline: it gets one, or it would run into the next when records are joined. */
  end(): Line | undefined {
    const bytes = this.heldBytes;
    return bytes === 0 ? undefined : { ...this.complete(NEWLINE), bytes };
  }

  private complete(tail: Buffer): Line {
    const { held, heldBytes } = this;
    const bytes = heldBytes + tail.length;
    this.held = [];
    this.heldBytes = 0;
    if (bytes > this.maxBytes) return { bytes };
    return { data: heldBytes === 0 ? tail : Buffer.concat([...held, tail]), bytes };
  }

  private hold(part: Buffer): void {
    this.heldBytes += part.length;
    if (this.heldBytes > this.maxBytes) this.held = [];
    else if (part.length > 0) this.held.push(part);
  }
}
