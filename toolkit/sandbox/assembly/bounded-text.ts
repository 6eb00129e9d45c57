import { closeSync, openSync, readSync } from 'node:fs';
import { UnreadableInput } from '../kernel/unreadable-input';

const LIMIT_MIB = 20;
const LIMIT_BYTES = LIMIT_MIB * 1024 * 1024;

/**
 * The text of a file, however large it claims to be: a pipe tells no size, and a device may never end.
 * @throws UnreadableInput when it is longer than any template
 */
export function readBoundedText(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    return bytesOf(file, descriptor)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    closeSync(descriptor);
  }
}

/** Takes no more memory than is read into it. */
function bytesOf(file: string, descriptor: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(LIMIT_BYTES + 1);
  for (let size = 0; size <= LIMIT_BYTES; ) {
    const length = readSync(descriptor, buffer, size, buffer.length - size, null);
    if (length === 0) return buffer.subarray(0, size);
    size += length;
  }
  throw new UnreadableInput(`${file}: a file must be at most ${LIMIT_MIB} MiB, got more`);
}
