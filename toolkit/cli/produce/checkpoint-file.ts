import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { UsageError } from '../usage-error';
import type { Checkpoint, PlaceStore, Places } from './checkpoints';

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
    if (isMap(content) && Object.values(content).every(isPlaces)) return content as Content;
  } catch {
    // The same holds for a file of anything else.
  }
  throw new UsageError(`--checkpoint ${path}: not a checkpoint file`);
}

function isPlaces(value: unknown): value is Places {
  return isMap(value) && Object.values(value).every(isCheckpoint);
}

function isCheckpoint(value: unknown): value is Checkpoint {
  const { bytes, lines, tooLong } = Object(value);
  return [bytes, lines, tooLong].every(Number.isSafeInteger);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
