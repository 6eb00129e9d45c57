/** 25 KB is one PUT payload unit: a larger record costs no less, and a smaller one wastes part of it. */
const RECORD_BYTES = 25 * 1024;
/** What Firehose still takes: a longer line cannot reach a delivery stream. */
export const LINE_LIMIT_BYTES = 1_000 * 1024;
const NEWLINE = 0x0a;

/** A run of whole lines as they stand in the source, the newline of each included; only its very last may have none. */
export interface PackedLines {
  readonly data: Buffer;
  /** An empty line counts: whoever reads the record makes a row of it too. */
  readonly lines: number;
}

/**
 * Packs lines into records, in their order.
 * @param linesPerRecord at most this many; default - as many as fit into 25 KB
 */
export async function* packLines(
  pieces: AsyncIterable<Buffer>,
  linesPerRecord = Number.POSITIVE_INFINITY,
): AsyncGenerator<PackedLines> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = buffer.lastIndexOf(NEWLINE) + 1;
    yield* packWhole(buffer.subarray(0, end), linesPerRecord);
    rest = buffer.subarray(end);
  }
  yield* packWhole(rest, linesPerRecord);
}

function* packWhole(buffer: Buffer, linesPerRecord: number): Generator<PackedLines> {
  let start = 0;
  let end = 0;
  let lines = 0;
  for (let next = lineEnd(buffer, 0); end < buffer.length; next = lineEnd(buffer, end)) {
    if (end > start && (next - start > RECORD_BYTES || lines >= linesPerRecord)) {
      yield { data: buffer.subarray(start, end), lines };
      start = end;
      lines = 0;
    }
    lines++;
    end = next;
  }
  if (end > start) yield { data: buffer.subarray(start, end), lines };
}

function lineEnd(buffer: Buffer, from: number): number {
  const newline = buffer.indexOf(NEWLINE, from);
  return newline < 0 ? buffer.length : newline + 1;
}
