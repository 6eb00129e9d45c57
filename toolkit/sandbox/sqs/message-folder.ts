import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from './message';

const FILE_NAME = /^\d{16}\.json$/;

/** The messages of a queue on disk, a file each, so that what was acknowledged outlives the process. */
export class MessageFolder {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** What an earlier process has left, in the order it came. */
  load(): Message[] {
    const names = readdirSync(this.folder).filter((name) => FILE_NAME.test(name));
    return names.sort().map((name) => JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as Message);
  }

  save(message: Message): void {
    const file = this.file(message);
    writeFileSync(`${file}.new`, JSON.stringify(message));
    renameSync(`${file}.new`, file);
  }

  remove(message: Message): void {
    rmSync(this.file(message), { force: true });
  }

  private file({ number }: Message): string {
    return join(this.folder, `${String(number).padStart(16, '0')}.json`);
  }
}
