import { type Checkpoint, type Checkpoints, plus, START } from './checkpoints';
import type { LineSource } from './line-source';
import type { Pace } from './pace';
import { type Portion, readPortions } from './portions';
import { LINE_LIMIT_BYTES, type Packing, packRecords } from './record-packer';
import type { RecordProducer } from './record-producer';

export interface Produced {
  /** Lines of the whole source so far, earlier runs included. */
  readonly read: number;
  /** Lines that this run put. */
  readonly put: number;
}

export interface PutLines {
  readonly lines: number;
  readonly bytes: number;
}

export interface ProduceOptions {
  readonly packing: Packing;
  readonly pace: Pace;
  /**
   * Called with the bytes of the source done so far, those of earlier runs included, and with what this run put.
   */
  readonly onProgress?: (bytes: number, put: PutLines) => void;
  /** Called for a line that no record can carry, the first of a source being 1. */
  readonly onLongLine?: (line: number, bytes: number) => void;
}

/** Puts the lines of a source that have not been put from it before; what is done is remembered once the stream has it. */
export async function produceLines(
  source: LineSource,
  producer: RecordProducer,
  checkpoints: Checkpoints,
  { packing, pace, onProgress, onLongLine }: ProduceOptions,
): Promise<Produced> {
  const start = resumeAt(checkpoints.of(source.id), source);
  const limits = { lines: pace.portionLines, bytes: pace.portionBytes, lineBytes: LINE_LIMIT_BYTES };
  let done = start;
  let putBytes = 0;
  for await (const portion of readPortions(source.read(start.bytes), limits)) {
    await producer.put(packRecords(portion.lines, packing));
    for (const { index, bytes } of portion.longLines) onLongLine?.(done.lines + done.tooLong + index + 1, bytes);
    done = plus(done, sizeOf(portion));
    checkpoints.remember(source.id, done);
    const lines = done.lines - start.lines;
    putBytes += bytesOf(portion);
    onProgress?.(done.bytes, { lines, bytes: putBytes });
    await pace.keep(lines, done.bytes / (source.size ?? Number.POSITIVE_INFINITY));
  }
  return { read: done.lines + done.tooLong, put: done.lines - start.lines };
}

/** A file that has become shorter is another file under the same name. */
function resumeAt(checkpoint: Checkpoint, { size, isEstimate }: LineSource): Checkpoint {
  return size === undefined || isEstimate || checkpoint.bytes <= size ? checkpoint : START;
}

function bytesOf({ lines }: Portion): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function sizeOf({ lines, longLines, bytes }: Portion): Checkpoint {
  return { bytes, lines: lines.length, tooLong: longLines.length };
}
