import { basename } from 'node:path';
import { printable } from '../printable';
import { type Progress, startProgress } from '../run/progress';
import type { LineSource } from './line-source';

const MIB = 1024 * 1024;

/** How far a source is: a bar, or what has come so far where nobody knows how much there will be. */
export function startPutProgress(stream: NodeJS.WriteStream, { id, size }: LineSource): Progress {
  const label = printable(basename(id));
  if (size !== undefined) return startProgress(stream, label, size);
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  return {
    update: (bytes) => stream.write(`\r${label}: ${(bytes / MIB).toFixed(1)} MiB`),
    end: () => stream.write('\n'),
  };
}
