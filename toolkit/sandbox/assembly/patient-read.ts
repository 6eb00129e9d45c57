import { fstatSync, readSync } from 'node:fs';
import { UnreadableInput } from '../kernel/unreadable-input';

/** How long a pipe may be without anybody who writes to it. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 10;

/**
 * How many bytes were read, 0 at the end. A pipe that somebody has opened is waited for, as long as they take.
 * @param hasBegun whether anything was read before
 * @throws UnreadableInput when nobody writes to a pipe
 */
export function readPatiently(file: string, descriptor: number, buffer: Uint8Array, hasBegun: boolean): number {
  const isPipe = fstatSync(descriptor).isFIFO();
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const length = readWhatIsThere(descriptor, buffer);
    if (length === undefined) waited = 0;
    else if (length > 0 || hasBegun || !isPipe) return length;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  throw new UnreadableInput(`${file}: nobody writes to this pipe`);
}

/** Undefined where whoever writes to a pipe has not written yet. */
function readWhatIsThere(descriptor: number, buffer: Uint8Array): number | undefined {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}
