import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { UnreadableInput } from '../kernel/unreadable-input';
import { readPatiently } from './patient-read';

const MEBIBYTE = 1024 * 1024;

/**
 * The text of a file, however large it claims to be: a pipe tells no size, and is opened before anybody writes to it.
 * @throws UnreadableInput when it is longer than what is read here can be, or is neither a file nor a pipe
 */
export function readBoundedText(file: string, mostMebibytes = 20): string {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    requireFileOrPipe(file, descriptor);
    return bytesOf(file, descriptor, mostMebibytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } finally {
    closeSync(descriptor);
  }
}

function requireFileOrPipe(file: string, descriptor: number): void {
  const stat = fstatSync(descriptor);
  if (!stat.isFile() && !stat.isFIFO()) throw new UnreadableInput(`${file}: it must be a file or a pipe`);
}

/** Takes no more memory than is read into it. */
function bytesOf(file: string, descriptor: number, mostMebibytes: number): Buffer {
  const buffer = Buffer.allocUnsafeSlow(mostMebibytes * MEBIBYTE + 1);
  for (let size = 0; size < buffer.length; ) {
    const length = readPatiently(file, descriptor, buffer.subarray(size), size > 0);
    if (length === 0) return buffer.subarray(0, size);
    size += length;
  }
  throw new UnreadableInput(`${file}: a file must be at most ${mostMebibytes} MiB, got more`);
}
