import { appendFileSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

export interface JournalEntry {
  readonly sequenceNumber: string;
  readonly arrival: number;
  readonly data: Buffer;
}

/** Keeps what was put directly until it is delivered, so that an acknowledged record outlives the process. */
export class DirectPutJournal {
  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  /** What an earlier run left; a last line cut off in the middle was never acknowledged, and goes. */
  read(): JournalEntry[] {
    const content = readFileSync(this.file, 'latin1');
    const whole = content.slice(0, content.lastIndexOf('\n') + 1);
    truncateSync(this.file, whole.length);
    return whole
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const [sequenceNumber, arrival, data] = line.split(' ') as [string, string, string];
        return { sequenceNumber, arrival: Number(arrival), data: Buffer.from(data, 'base64') };
      });
  }

  append(entries: readonly JournalEntry[]): void {
    const lines = entries.map(
      ({ sequenceNumber, arrival, data }) => `${sequenceNumber} ${arrival} ${data.toString('base64')}\n`,
    );
    appendFileSync(this.file, lines.join(''));
  }

  clear(): void {
    truncateSync(this.file);
  }
}
