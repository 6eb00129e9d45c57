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

export interface ProduceOptions {
  readonly packing: Packing;
  readonly pace: Pace;
  /**
   * Called with the bytes of the source done so far, those of earlier runs included, and the lines that this run put.
   */
  readonly onProgress?: (bytes: number, put: number) => void;
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
  for await (const portion of readPortions(source.read(start.bytes), limits)) {
    await producer.put(packRecords(portion.lines, packing));
    for (const { index, bytes } of portion.longLines) onLongLine?.(done.lines + done.tooLong + index + 1, bytes);
    done = plus(done, sizeOf(portion));
    checkpoints.remember(source.id, done);
    const put = done.lines - start.lines;
    onProgress?.(done.bytes, put);
    await pace.keep(put, done.bytes / (source.size ?? Number.POSITIVE_INFINITY));
  }
  return { read: done.lines + done.tooLong, put: done.lines - start.lines };
}

/** A file that has become shorter is another file under the same name. */
function resumeAt(checkpoint: Checkpoint, { size, isEstimate }: LineSource): Checkpoint {
  return size === undefined || isEstimate || checkpoint.bytes <= size ? checkpoint : START;
}

function sizeOf({ lines, longLines, bytes }: Portion): Checkpoint {
  return { bytes, lines: lines.length, tooLong: longLines.length };
}
