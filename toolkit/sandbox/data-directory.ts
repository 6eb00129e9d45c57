import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UnreadableInput } from './kernel/unreadable-input';

/** Holds the process id of the sandbox that works in the folder, and marks the folder as a sandbox's own. */
const LOCK = 'sandbox.pid';

/** Folders that this process works in. */
const OPEN = new Set<string>();

/** The folder a sandbox keeps everything in, for one sandbox at a time. */
export class DataDirectory {
  readonly path: string;
  private readonly temporary: boolean;

  /**
   * @param path default - a temporary folder that goes when it is released
   * @throws UnreadableInput when another sandbox works there, or it holds anything else
   */
  constructor(path?: string) {
    this.temporary = path === undefined;
    this.path = path === undefined ? mkdtempSync(join(tmpdir(), 'kinesis-pipelines-')) : resolve(path);
    requireFree(this.path);
    makeFolder(this.path);
    writeFileSync(join(this.path, LOCK), String(process.pid));
    OPEN.add(this.path);
  }

  /** Leaves it as the end of the process would. */
  abandon(): void {
    OPEN.delete(this.path);
  }

  release(): void {
    OPEN.delete(this.path);
    if (this.temporary) rmSync(this.path, { recursive: true, force: true });
    else writeFileSync(join(this.path, LOCK), '');
  }
}

/**
 * Empties a folder that a sandbox left behind.
 * @throws UnreadableInput when another sandbox works there, or it holds anything else
 */
export function clearDataDirectory(path: string): void {
  requireFree(path);
  rmSync(path, { recursive: true, force: true });
}

/** Nobody's files are mixed with a sandbox's, or taken for them. */
function requireFree(path: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new UnreadableInput(`${path}: not a folder`);
  const isOwn = existsSync(join(path, LOCK)) || readdirSync(path).length === 0;
  if (!isOwn) throw new UnreadableInput(`${path}: holds other files than a sandbox's`);
  const owner = ownerOf(path);
  if (owner !== undefined) throw new UnreadableInput(`${path}: in use by the sandbox of process ${owner}`);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UnreadableInput(`${path}: the folder cannot be made: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function ownerOf(path: string): number | undefined {
  const lock = join(path, LOCK);
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  return owner > 0 && isAlive(owner, path) ? owner : undefined;
}

/** In a container every process has the same id: one that ended is told from this one by what this one has opened. */
function isAlive(processId: number, path: string): boolean {
  if (processId === process.pid) return OPEN.has(resolve(path));
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
