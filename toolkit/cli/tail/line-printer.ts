import type { Decoder } from './decode';
import type { LineFormat } from './line-format';
import type { LineOutput } from './line-output';
import type { StreamRecord } from './shard-reader';
import { linesOfRecord, type StreamLine } from './stream-line';

/** Long enough that writing costs little, and short enough to hold many at once. */
const CHUNK_CHARACTERS = 64 * 1024;

export interface PrinterOptions {
  readonly decoder: Decoder;
  readonly selects: (line: StreamLine) => boolean;
  readonly format: LineFormat;
  /** Lines to print at most. */
  readonly limit: number;
  /** Called for data that is not shown as was asked for. */
  readonly onProblem: (line: StreamLine, problem: string) => void;
  /** Called when as many lines as wanted are printed. */
  readonly onLimit: () => void;
}

/** Prints the lines of records that are selected. */
export class LinePrinter {
  private lines = 0;

  constructor(
    private readonly output: LineOutput,
    private readonly options: PrinterOptions,
  ) {}

  /** Lines that were printed. */
  get printed(): number {
    return this.lines;
  }

  async print(shardId: string, records: readonly StreamRecord[]): Promise<void> {
    let chunk = '';
    for (const text of this.texts(shardId, records)) {
      chunk += text;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      await this.output.write(chunk);
      chunk = '';
    }
    if (chunk !== '') await this.output.write(chunk);
    if (this.lines >= this.options.limit) this.options.onLimit();
  }

  private *texts(shardId: string, records: readonly StreamRecord[]): Generator<string> {
    const { decoder, selects, format, limit, onProblem } = this.options;
    for (const record of records) {
      for (const line of linesOfRecord(record, shardId, decoder)) {
        if (this.lines >= limit) return;
        if (!selects(line)) continue;
        if (line.entry.problem !== undefined) onProblem(line, line.entry.problem);
        this.lines++;
        yield format(line);
      }
    }
  }
}
