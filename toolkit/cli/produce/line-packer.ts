/** 25 KB is one PUT payload unit: a larger record costs no less, and a smaller one wastes part of it. */
const RECORD_BYTES = 25 * 1024;
/** What Firehose still takes: a longer line cannot reach a delivery stream. */
export const LINE_LIMIT_BYTES = 1_000 * 1024;
const NEWLINE = 0x0a;

/** A run of whole lines, newlines between them. */
export interface PackedLines {
  readonly data: Buffer;
  /** Lines that are not blank. */
  readonly lines: number;
  /** Bytes of the source up to the end of these lines, from the end of the ones before. */
  readonly consumed: number;
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
      yield packed(buffer, start, end, lines);
      start = end;
      lines = 0;
    }
    if (!isBlank(buffer, end, next)) lines++;
    end = next;
  }
  if (end > start) yield packed(buffer, start, end, lines);
}

function packed(buffer: Buffer, start: number, end: number, lines: number): PackedLines {
  const last = buffer[end - 1] === NEWLINE ? end - 1 : end;
  return { data: buffer.subarray(start, last), lines, consumed: end - start };
}

function lineEnd(buffer: Buffer, from: number): number {
  const newline = buffer.indexOf(NEWLINE, from);
  return newline < 0 ? buffer.length : newline + 1;
}

function isBlank(buffer: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((buffer[at] as number) > 0x20) return false;
  return true;
}
