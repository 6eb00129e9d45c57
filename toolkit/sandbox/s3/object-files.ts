import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { besideFolder, keyOfPath, pathOfKey, withoutBesideFolder } from './key-path';

/**
 * Where the objects of one bucket lie. Each step is synchronous, so that no other request comes between the look and the
 * move. No symbolic link is ever followed: whoever can write into the folder could lead a request out of it.
 */
export class ObjectFiles {
  constructor(private readonly root: string) {}

  /** The file that holds an object, if there is one. */
  find(key: string): string | undefined {
    const path = pathOfKey(key);
    if (!this.isFolder(path.slice(0, -1))) return undefined;
    const file = join(this.root, ...path);
    return [file, besideFolder(file)].find((candidate) => kindOf(candidate) === 'file');
  }

  /** Makes a finished file the object of a key. */
  place(key: string, finished: string): void {
    const path = pathOfKey(key);
    this.makeFolders(path.slice(0, -1));
    const file = join(this.root, ...path);
    renameSync(finished, kindOf(file) === 'folder' ? besideFolder(file) : file);
  }

  remove(key: string): void {
    const file = this.find(key);
    if (file === undefined) return;
    rmSync(file);
    this.removeEmptyFolders(dirname(file));
  }

  /** The keys that start with a prefix, in the order of their UTF-8 bytes. */
  async keys(prefix: string): Promise<string[]> {
    const folder = pathOfKey(prefix).slice(0, -1);
    const keys: string[] = [];
    if (this.isFolder(folder)) await this.collect(folder, keys);
    return keys.filter((key) => key.startsWith(prefix)).sort(byBytes);
  }

  private async collect(folder: readonly string[], keys: string[]): Promise<void> {
    const entries = await readdir(join(this.root, ...folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isDirectory()) await this.collect([...folder, entry.name], keys);
      else if (entry.isFile()) keys.push(keyOfPath([...folder, withoutBesideFolder(entry.name)]));
    }
  }

  private isFolder(path: readonly string[]): boolean {
    return this.ancestors(path).every((folder) => kindOf(folder) === 'folder');
  }

  private makeFolders(path: readonly string[]): void {
    for (const folder of this.ancestors(path)) {
      if (kindOf(folder) === 'file') renameSync(folder, besideFolder(folder));
      if (kindOf(folder) === 'absent') mkdirSync(folder);
    }
  }

  private ancestors(path: readonly string[]): string[] {
    return path.map((_, i) => join(this.root, ...path.slice(0, i + 1)));
  }

  private removeEmptyFolders(folder: string): void {
    for (let empty = folder; empty !== this.root; empty = dirname(empty)) {
      try {
        rmdirSync(empty);
      } catch {
        return;
      }
    }
  }
}

function kindOf(path: string): 'file' | 'folder' | 'absent' {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  throw new Error(`${path} is neither a file nor a folder: a bucket holds nothing else`);
}

/** UTF-16 order, which JavaScript sorts by, differs from UTF-8 order beyond the basic plane. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
