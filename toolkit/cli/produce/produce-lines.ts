import type { StateStore } from '../../sandbox/kernel/state-store';
import { LINE_LIMIT_BYTES, packLines } from './line-packer';
import type { LineSource } from './line-source';
import type { Pace } from './pace';
import type { RecordProducer } from './record-producer';

/** How far each source has been put, kept in the data directory: as a log agent keeps its place in a file. */
type Checkpoints = Readonly<Record<string, Checkpoint>>;

interface Checkpoint {
  readonly bytes: number;
  readonly lines: number;
}

const CHECKPOINTS = 'inputs';

/** Lines that have been put on a data directory by now, by all runs. */
export function producedBefore(state: StateStore): number {
  return Object.values(state.read<Checkpoints>(CHECKPOINTS) ?? {}).reduce((sum, { lines }) => sum + lines, 0);
}

export interface Produced {
  /** Lines of the whole source so far, earlier runs included. */
  readonly read: number;
  /** Lines that this run put. */
  readonly put: number;
  /** Lines that no record can carry. */
  readonly tooLong: number;
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
  let { bytes, lines } = start;
  let tooLong = 0;
  for await (const record of packLines(source.read(bytes), pace.linesPerRecord)) {
    bytes += record.data.length;
    if (record.data.length > LINE_LIMIT_BYTES) {
      tooLong += record.lines;
    } else {
      lines += record.lines;
      const done = { bytes, lines };
      await producer.put({ data: record.data, partitionKey: String(bytes), onTaken: () => remember(done) });
    }
    onProgress(bytes);
    await pace.keep(lines - start.lines, bytes / source.size, () => producer.flush());
  }
  await producer.flush();
  remember({ bytes, lines });
  return { read: lines + tooLong, put: lines - start.lines, tooLong };
}

/** A file that has become shorter is another file under the same name. */
function resumeAt(source: LineSource, checkpoint: Checkpoint | undefined): Checkpoint {
  const isSame = checkpoint !== undefined && (checkpoint.bytes <= source.size || source.id.startsWith('generated-'));
  return isSame ? checkpoint : { bytes: 0, lines: 0 };
}
