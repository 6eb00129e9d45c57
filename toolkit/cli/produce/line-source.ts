import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Lines to be put, as bytes: pieces of any size, a newline after each line. */
export interface LineSource {
  /** Stays the same from run to run, so that a source is known again. */
  readonly id: string;
  /** Bytes there are at the moment, for progress. */
  readonly size: number;
  /**
   * How long the lines took to be written, in milliseconds, for a source that is replayed: that much time passes in the
   * sandbox while they are put.
   */
  readonly replayMs?: number;
  /** @param offset bytes to leave out */
  read(offset: number): AsyncIterable<Buffer>;
}

const PIECE_BYTES = 1024 * 1024;

export function fileSource(path: string): LineSource {
  const file = resolve(path);
  return {
    id: file,
    size: statSync(file).size,
    read: (offset) => createReadStream(file, { start: offset, highWaterMark: PIECE_BYTES }),
  };
}
