import type { StateStore } from '../../sandbox/kernel/state-store';
import { LINE_LIMIT_BYTES, packLines } from './line-packer';
import type { LineSource } from './line-source';
import type { Pace } from './pace';
import type { RecordProducer } from './record-producer';

/** How far each source has been put, kept in the data directory: as a log agent keeps its place in a file. */
type Checkpoints = Readonly<Record<string, Checkpoint>>;

interface Checkpoint {
  readonly bytes: number;
  /** Lines that were put. */
  readonly lines: number;
  /** Lines that no record can carry. */
  readonly tooLong: number;
}

const CHECKPOINTS = 'inputs';

export interface ProducedByAll {
  readonly put: number;
  readonly tooLong: number;
}

/** What all runs on a data directory have put by now. */
export function producedByAll(state: StateStore): ProducedByAll {
  const checkpoints = Object.values(state.read<Checkpoints>(CHECKPOINTS) ?? {});
  const sum = (read: (checkpoint: Checkpoint) => number) => checkpoints.reduce((total, next) => total + read(next), 0);
  return { put: sum(({ lines }) => lines), tooLong: sum(({ tooLong }) => tooLong) };
}

export interface Produced {
  /** Lines of the whole source so far, earlier runs included. */
  readonly read: number;
  /** Lines that this run put. */
  readonly put: number;
}

export interface ProduceOptions {
  readonly pace: Pace;
  /** Called with the bytes of the source done so far. */
  readonly onProgress: (bytes: number) => void;
}

/** Puts the lines of a source that have not been put from it before; what is done is remembered once the stream has it. */
export async function produceLines(
  source: LineSource,
  producer: RecordProducer,
  state: StateStore,
  { pace, onProgress }: ProduceOptions,
): Promise<Produced> {
  const checkpoints = state.read<Checkpoints>(CHECKPOINTS) ?? {};
  const remember = (done: Checkpoint) => state.write(CHECKPOINTS, { ...checkpoints, [source.id]: done });
  const start = resumeAt(source, checkpoints[source.id]);
  let { bytes, lines, tooLong } = start;
  for await (const record of packLines(source.read(bytes), pace.linesPerRecord)) {
    bytes += record.data.length;
    if (record.data.length > LINE_LIMIT_BYTES) {
      tooLong += record.lines;
    } else {
      lines += record.lines;
      const done = { bytes, lines, tooLong };
      await producer.put({ data: record.data, partitionKey: String(bytes), onTaken: () => remember(done) });
    }
    onProgress(bytes);
    await pace.keep(lines - start.lines, bytes / source.size, () => producer.flush());
  }
  await producer.flush();
  remember({ bytes, lines, tooLong });
  return { read: lines + tooLong, put: lines - start.lines };
}

/** A file that has become shorter is another file under the same name. */
function resumeAt(source: LineSource, checkpoint: Checkpoint | undefined): Checkpoint {
  const isSame = checkpoint !== undefined && (checkpoint.bytes <= source.size || source.id.startsWith('generated-'));
  return isSame ? checkpoint : { bytes: 0, lines: 0, tooLong: 0 };
}
