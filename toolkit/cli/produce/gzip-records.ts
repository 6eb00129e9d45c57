import { NEWLINE } from '../../../lambda/shared/ascii';
import { boundedGzip } from './bounded-gzip';
import type { PackedRecord } from './packed-record';

/** Log lines shrink more than this; the first record shows how much. */
const FIRST_RATIO = 4;
/** Of the room that the last record makes likely: one that grows too large is compressed again in halves. */
const FILLED = 0.95;

/** Gzips records, and follows how much smaller that makes them, so that they hold about as many bytes afterwards as they may. */
export class GzipRecords {
  private ratio = FIRST_RATIO;

  /** @param maxBytes of a record once it is gzip'd; a line that still takes more has one of its own */
  constructor(private readonly maxBytes: number) {}

  /** The bytes of lines that a record probably holds. */
  get room(): number {
    return Math.floor(this.maxBytes * this.ratio * FILLED);
  }

  /** What gzip does not make smaller stays as it is: readers tell one from the other. */
  compress(record: PackedRecord): readonly PackedRecord[] {
    const { partitionKey, data } = record;
    const compressed = boundedGzip(data);
    const isFull = data.length > this.room / 2;
    if (isFull) this.ratio = data.length / compressed.length;
    if (compressed.length > this.maxBytes) {
      const middle = middleLineEnd(data);
      if (middle < data.length) return this.compressHalves(record, middle);
    }
    return [compressed.length < data.length ? { partitionKey, data: compressed } : record];
  }

  private compressHalves({ partitionKey, data }: PackedRecord, middle: number): readonly PackedRecord[] {
    const halves = [data.subarray(0, middle), data.subarray(middle)];
    return halves.flatMap((half) => this.compress({ partitionKey, data: half }));
  }
}

/** The end of the line in the middle, or of the first where that is the last. */
function middleLineEnd(data: Buffer): number {
  const middle = Math.floor(data.length / 2);
  const before = data.lastIndexOf(NEWLINE, middle);
  return (before >= 0 ? before : data.indexOf(NEWLINE, middle)) + 1;
}
