import { type Line, LineCutter } from './line-cutter';

/** A run of lines that is put, and remembered as put, at once. */
export interface Portion {
  /** Each with its newline. */
  readonly lines: readonly Buffer[];
  readonly longLines: readonly LongLine[];
  /** Of the source, lines that are too long included. */
  readonly bytes: number;
}

/** A line that no record can carry. */
export interface LongLine {
  /** Its place in the portion, from 0. */
  readonly index: number;
  readonly bytes: number;
}

/** What ends a portion, beside the end of its source. */
export interface PortionLimits {
  readonly lines: number;
  readonly bytes: number;
  /** A longer line is left out. */
  readonly lineBytes: number;
}

/** @param pieces of a source; undefined stands for a pause, in which nothing may be held back */
export async function* readPortions(
  pieces: AsyncIterable<Buffer | undefined>,
  limits: PortionLimits,
): AsyncGenerator<Portion> {
  const cutter = new LineCutter(limits.lineBytes);
  const portions = new PortionBuilder(limits);
  for await (const piece of pieces) {
    if (piece === undefined) yield* portions.take();
    else for (const line of cutter.cut(piece)) yield* portions.add(line);
  }
  const last = cutter.end();
  if (last) yield* portions.add(last);
  yield* portions.take();
}

class PortionBuilder {
  private lines: Buffer[] = [];
  private longLines: LongLine[] = [];
  private bytes = 0;

  constructor(private readonly limits: PortionLimits) {}

  *add({ data, bytes }: Line): Generator<Portion> {
    if (this.bytes + bytes > this.limits.bytes) yield* this.take();
    if (data === undefined) this.longLines.push({ index: this.length, bytes });
    else this.lines.push(data);
    this.bytes += bytes;
    if (this.length >= this.limits.lines) yield* this.take();
  }

  *take(): Generator<Portion> {
    const { lines, longLines, bytes } = this;
    if (this.length > 0) yield { lines, longLines, bytes };
    this.lines = [];
    this.longLines = [];
    this.bytes = 0;
  }

  private get length(): number {
    return this.lines.length + this.longLines.length;
  }
}
