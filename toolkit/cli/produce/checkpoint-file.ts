import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { UsageError } from '../usage-error';
import type { PlaceStore, Places } from './checkpoints';

/** By target: what was put into one stream is still to be put into another. */
type Content = Readonly<Record<string, Places>>;

/** Keeps places in a file, which is written whole or not at all. @throws UsageError unless the file is one of these, or none yet */
export function checkpointFile(path: string, target: string): PlaceStore {
  const content = read(path);
  return {
    read: () => content[target],
    write: (places) => {
      writeFileSync(`${path}.new`, JSON.stringify({ ...content, [target]: places }));
      renameSync(`${path}.new`, path);
    },
  };
}

function read(path: string): Content {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new UsageError(`--checkpoint ${path}: ${message}`);
  }
  return parse(text, path);
}

function parse(text: string, path: string): Content {
  try {
    const content = JSON.parse(text);
    if (Object.values<Places>(content).every((places) => Object.values(places).every(isCheckpoint))) return content;
  } catch {
    // The same holds for a file of anything else.
  }
  throw new UsageError(`--checkpoint ${path}: not a checkpoint file`);
}

function isCheckpoint(value: unknown): boolean {
  const { bytes, lines, tooLong } = Object(value);
  return [bytes, lines, tooLong].every(Number.isSafeInteger);
}
