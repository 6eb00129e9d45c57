import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAfter } from '../record';

export interface JournalEntry {
  readonly sequenceNumber: string;
  readonly arrival: number;
  readonly data: Buffer;
}

/** A file of the journal, named after its first record. */
interface Segment {
  readonly file: string;
  isFull: boolean;
  bytes: number;
  last: string;
}

const SEGMENT_BYTES = 8 * 1024 * 1024;

/** Keeps what was put directly until it is delivered, so that an acknowledged record outlives the process. */
export class DirectPutJournal {
  private readonly segments: Segment[] = [];

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** What an earlier run left; a last line cut off in the middle was never acknowledged. */
  read(): JournalEntry[] {
    const files = readdirSync(this.folder).sort();
    return files.flatMap((name) => this.readSegment(join(this.folder, name)));
  }

  append(entries: readonly JournalEntry[]): void {
    const [first] = entries;
    if (first !== undefined) write(this.open(first), entries);
  }

  /** Forgets the files whose records all are delivered. */
  trim(delivered: string): void {
    const left = this.segments.findIndex(({ last }) => isAfter(last, delivered));
    this.remove(left < 0 ? this.segments.length : left);
  }

  clear(): void {
    this.remove(this.segments.length);
  }

  private remove(oldest: number): void {
    for (const { file } of this.segments.splice(0, oldest)) rmSync(file, { force: true });
  }

  private open({ sequenceNumber }: JournalEntry): Segment {
    const current = this.segments.at(-1);
    if (current !== undefined && !current.isFull) return current;
    const segment = { file: join(this.folder, sequenceNumber), isFull: false, bytes: 0, last: '' };
    this.segments.push(segment);
    return segment;
  }

  private readSegment(file: string): JournalEntry[] {
    const entries = readFileSync(file, 'latin1').split('\n').slice(0, -1).map(entryOf);
    const last = entries.at(-1)?.sequenceNumber;
    if (last === undefined) rmSync(file);
    else this.segments.push({ file, isFull: true, bytes: 0, last });
    return entries;
  }
}

function write(segment: Segment, entries: readonly JournalEntry[]): void {
  const content = entries.map(lineOf).join('');
  // A write that fails may leave half a line, which nothing may follow.
  segment.isFull = true;
  appendFileSync(segment.file, content);
  segment.bytes += content.length;
  segment.isFull = segment.bytes >= SEGMENT_BYTES;
  segment.last = entries.at(-1)?.sequenceNumber ?? '';
}

function lineOf({ sequenceNumber, arrival, data }: JournalEntry): string {
  return `${sequenceNumber} ${arrival} ${data.toString('base64')}\n`;
}

function entryOf(line: string): JournalEntry {
  const [sequenceNumber, arrival, data] = line.split(' ') as [string, string, string];
  return { sequenceNumber, arrival: Number(arrival), data: Buffer.from(data, 'base64') };
}
