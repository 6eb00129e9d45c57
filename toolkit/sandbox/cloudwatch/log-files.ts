import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A log file that has grown to this is put aside; the one put aside before goes. */
const FILE_LIMIT_BYTES = 16 * 1024 * 1024;

/** Log streams as files to be read with any tool: `<folder>/<log group>/<log stream>.log`. */
export class LogFiles {
  private readonly sizes = new Map<string, number>();

  constructor(private readonly folder: string) {}

  append(logGroup: string, logStream: string, time: number, message: string): void {
    const file = this.file(logGroup, logStream);
    const line = `${new Date(time).toISOString()} ${message.replace(/\r?\n$/, '')}\n`;
    const size = this.sizes.get(file) ?? this.open(file);
    if (size > FILE_LIMIT_BYTES) renameSync(file, `${file}.1`);
    appendFileSync(file, line);
    this.sizes.set(file, (size > FILE_LIMIT_BYTES ? 0 : size) + Buffer.byteLength(line));
  }

  file(logGroup: string, logStream: string): string {
    const parts = [...logGroup.split('/'), ...logStream.split('/')].filter((part) => part !== '').map(fileName);
    return `${join(this.folder, ...parts)}.log`;
  }

  private open(file: string): number {
    mkdirSync(dirname(file), { recursive: true });
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  }
}

function fileName(part: string): string {
  return part
    .replace(/[^\w.$[\]#-]/g, (character) => encodeURIComponent(character))
    .replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
}
