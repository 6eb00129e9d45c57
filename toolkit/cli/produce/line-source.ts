import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { withPauses } from './with-pauses';

/** Lines to be put, as bytes: pieces of any size, a newline after each line. */
export interface LineSource {
  /** Stays the same from run to run, so that a source is known again. */
  readonly id: string;
  /** Bytes there are at the moment, for progress; undefined if nobody knows. */
  readonly size?: number;
  /** Whether the size is only about right. */
  readonly isEstimate?: boolean;
  /**
   * How long the lines took to be written, in milliseconds, for a source that is replayed: that much time passes in the
   * sandbox while they are put.
   */
  readonly replayMs?: number;
  /**
   * Gives undefined for a pause, in which nothing may be held back.
   * @param offset bytes to leave out
   */
  read(offset: number): AsyncIterable<Buffer | undefined>;
}

const PIECE_BYTES = 1024 * 1024;
/** How long a line of a source that is still being written waits for others. */
const LINGER_MS = 1_000;

export function fileSource(path: string): LineSource {
  const file = resolve(path);
  return {
    id: file,
    size: statSync(file).size,
    read: (offset) => createReadStream(file, { start: offset, highWaterMark: PIECE_BYTES }),
  };
}

/** What comes through a pipe, or is typed. */
export function pipeSource(stream: Readable, signal: AbortSignal): LineSource {
  return {
    id: 'standard input',
    read: () => withPauses<Buffer>(addAbortSignal(signal, stream), LINGER_MS),
  };
}
