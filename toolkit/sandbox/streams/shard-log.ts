import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeFrame, encodeFrame, type LoggedRecord } from './record-frame';

/** A segment past this size is left to be read and, one day, trimmed; a new one begins. */
const SEGMENT_BYTES = 8 * 2 ** 20;
const SEGMENT_NAME = /^(\d{16})\.log$/;

interface Segment {
  /** Index of its first record; it names the file. */
  readonly firstIndex: number;
  bytes: number;
}

export interface LoggedRecords {
  readonly firstIndex: number;
  readonly records: readonly LoggedRecord[];
}

/**
 * The records of a shard on disk: appended to, never rewritten, dropped a whole segment at a time.
 * What `append` returned from is read again by the next process, even when this one is killed.
 */
export class ShardLog {
  private readonly segments: Segment[] = [];
  private file: number | undefined;

  constructor(
    private readonly folder: string,
    private readonly segmentBytes = SEGMENT_BYTES,
  ) {}

  /** Reads what an earlier process has left; undefined when there is nothing. */
  load(): LoggedRecords | undefined {
    const firstIndexes = segmentNames(this.folder);
    const records = firstIndexes.flatMap((firstIndex, i) =>
      this.loadSegment(firstIndex, i === firstIndexes.length - 1),
    );
    const firstIndex = firstIndexes[0];
    return firstIndex === undefined ? undefined : { firstIndex, records };
  }

  append(firstIndex: number, records: readonly LoggedRecord[]): void {
    const frame = encodeFrame(records);
    const segment = this.segmentFor(firstIndex);
    this.file ??= openSync(this.path(segment), 'a');
    writeWhole(this.file, frame, segment.bytes);
    segment.bytes += frame.length;
  }

  /** Drops the segments that hold only records before the index; the newest stays, for it tells how far the shard has come. */
  trim(firstIndex: number): void {
    while (this.segments.length > 1 && (this.segments[1] as Segment).firstIndex <= firstIndex) {
      rmSync(this.path(this.segments.shift() as Segment));
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  remove(): void {
    this.close();
    this.segments.length = 0;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private segmentFor(firstIndex: number): Segment {
    const newest = this.segments.at(-1);
    if (newest !== undefined && newest.bytes < this.segmentBytes) return newest;
    this.close();
    mkdirSync(this.folder, { recursive: true });
    const segment = { firstIndex, bytes: 0 };
    this.segments.push(segment);
    return segment;
  }

  private loadSegment(firstIndex: number, newest: boolean): LoggedRecord[] {
    const segment = { firstIndex, bytes: 0 };
    const path = this.path(segment);
    const content = readFileSync(path);
    const records: LoggedRecord[] = [];
    for (let frame = decode(path, content, 0); frame !== undefined; frame = decode(path, content, segment.bytes)) {
      for (const record of frame.records) records.push(record);
      segment.bytes = frame.end;
    }
    if (segment.bytes < content.length) {
      if (!newest) throw new Error(`${path} cannot be read: damaged at byte ${segment.bytes}`);
      truncateSync(path, segment.bytes);
    }
    this.segments.push(segment);
    return records;
  }

  private path(segment: Segment): string {
    return join(this.folder, `${String(segment.firstIndex).padStart(16, '0')}.log`);
  }
}

function segmentNames(folder: string): number[] {
  try {
    const names = readdirSync(folder).flatMap((name) => SEGMENT_NAME.exec(name)?.[1] ?? []);
    return names.sort().map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function decode(path: string, content: Buffer, offset: number) {
  try {
    return decodeFrame(content, offset);
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** All of it or, on a full disk, nothing: half a frame would hide those that follow. */
function writeWhole(file: number, content: Buffer, sizeBefore: number): void {
  try {
    for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
  } catch (error) {
    ftruncateSync(file, sizeBefore);
    throw error;
  }
}
