import { closeSync, openSync, readSync } from 'node:fs';
import { UnreadableInput } from '../kernel/unreadable-input';

const LIMIT_MIB = 20;
const CHUNK_BYTES = 64 * 1024;

/**
 * The text of a file, however large it claims to be: a pipe tells no size, and a device may never end.
 * @throws UnreadableInput when it is longer than any template
 */
export function readBoundedText(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    return Buffer.concat(chunks(file, descriptor))
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    closeSync(descriptor);
  }
}

function chunks(file: string, descriptor: number): Buffer[] {
  const read: Buffer[] = [];
  for (let size = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = readSync(descriptor, chunk);
    if (length === 0) return read;
    size += length;
    if (size > LIMIT_MIB * 1024 * 1024)
      throw new UnreadableInput(`${file}: a file must be at most ${LIMIT_MIB} MiB, got more`);
    read.push(chunk.subarray(0, length));
  }
}
