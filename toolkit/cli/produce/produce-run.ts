import { randomUUID } from 'node:crypto';
import type { Terminal } from '../command';
import { printable } from '../printable';
import { checkpointFile } from './checkpoint-file';
import { Checkpoints } from './checkpoints';
import { generatedSource } from './generated-lines';
import { GzipRecords } from './gzip-records';
import { fileSource, type LineSource, pipeSource } from './line-source';
import { type OpenTarget, openTarget, type Target } from './open-target';
import { RatedPace, UNPACED } from './pace';
import { type PutLines, produceLines } from './produce-lines';
import type { ProduceCommandOptions } from './produce-options';
import type { ProduceReport } from './produce-report';
import { startPutProgress } from './put-progress';
import { LINE_LIMIT_BYTES, type Packing } from './record-packer';

/** One run of `produce`. */
export class ProduceRun {
  private readonly start = performance.now();
  private readonly target: OpenTarget;
  private readonly checkpoints: Checkpoints | undefined;
  private readonly packing: Packing;
  private put: PutLines = { lines: 0, bytes: 0 };
  private tooLong = 0;

  constructor(
    private readonly options: ProduceCommandOptions,
    private readonly terminal: Terminal,
    private readonly signal: AbortSignal,
  ) {
    const { target, checkpoint, client, recordBytes, aggregates, gzip, keyOf } = options;
    this.checkpoints =
      checkpoint === undefined ? undefined : new Checkpoints(checkpointFile(checkpoint, nameOf(target)));
    const gzipRecords = gzip ? new GzipRecords(recordBytes) : undefined;
    this.packing = { recordBytes, aggregates, gzip: gzipRecords, keyOf, anyKey: randomUUID };
    this.target = openTarget(target, client, signal);
  }

  /** @throws whatever keeps the lines from being put; AbortError at the end of the command */
  async putAll(): Promise<void> {
    for (const source of this.sources()) await this.putFrom(source);
  }

  report(): ProduceReport {
    const { put, tooLong, start } = this;
    const seconds = Math.round(performance.now() - start) / 1_000;
    return { lines: put.lines, lineBytes: put.bytes, ...this.target.producer.figures, tooLong, seconds };
  }

  close(): void {
    this.target.close();
  }

  private *sources(): Generator<LineSource> {
    const { inputs, generate } = this.options;
    for (const input of inputs) yield input === '-' ? pipeSource(this.terminal.stdin, this.signal) : fileSource(input);
    if (generate > 0) yield generatedSource(generate);
  }

  private async putFrom(source: LineSource): Promise<void> {
    const { packing, signal } = this;
    const { rate } = this.options;
    const before = this.put;
    const progress = startPutProgress(this.terminal.stderr, source);
    try {
      await produceLines(source, this.target.producer, this.checkpoints ?? new Checkpoints(), {
        packing,
        pace: rate === undefined ? UNPACED : new RatedPace(rate, signal),
        onProgress: (bytes, put) => {
          this.put = { lines: before.lines + put.lines, bytes: before.bytes + put.bytes };
          progress.update(bytes);
        },
        onLongLine: (line, bytes) => this.tellLongLine(source, line, bytes),
      });
    } finally {
      progress.end();
    }
  }

  private tellLongLine({ id }: LineSource, line: number, bytes: number): void {
    this.tooLong++;
    const limit = LINE_LIMIT_BYTES.toLocaleString('en-US');
    this.terminal.stderr.write(
      `${printable(id)}: line ${line} has ${bytes.toLocaleString('en-US')} bytes, a record takes ${limit}: not put\n`,
    );
  }
}

function nameOf(target: Target): string {
  return 'stream' in target ? `stream ${target.stream}` : `delivery stream ${target.deliveryStream}`;
}
