import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StateStore } from './state-store';

const SUFFIX = '.json';

/** Keeps each document in a file of its own: `<folder>/<key>.json`. */
export class JsonStateStore implements StateStore {
  private isFrozen = false;

  constructor(private readonly folder: string) {}

  /** Nothing is written any more. */
  freeze(): void {
    this.isFrozen = true;
  }

  read<T>(key: string): T | undefined {
    try {
      return JSON.parse(readFileSync(this.file(key), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`state ${this.file(key)} cannot be read: ${(error as Error).message}`);
    }
  }

  write(key: string, value: unknown): void {
    if (this.isFrozen) return;
    const file = this.file(key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(value));
    renameSync(`${file}.new`, file);
  }

  remove(key: string): void {
    if (!this.isFrozen) rmSync(this.file(key), { force: true });
  }

  keys(parent: string): readonly string[] {
    const folder = this.path(parent);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
    return names.map((name) => `${parent}/${decodeURIComponent(name.slice(0, -SUFFIX.length))}`);
  }

  private file(key: string): string {
    return this.path(key) + SUFFIX;
  }

  private path(key: string): string {
    return join(this.folder, ...key.split('/').map(fileName));
  }
}

/** A name without meaning to the file system: no separators, no dots. */
function fileName(segment: string): string {
  return encodeURIComponent(segment).replaceAll('.', '%2E').replaceAll('*', '%2A');
}
