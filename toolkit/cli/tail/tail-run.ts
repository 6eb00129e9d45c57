import { setTimeout as sleep } from 'node:timers/promises';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Terminal } from '../command';
import { printable } from '../printable';
import { type StreamId, streamId } from '../stream-id';
import { type Consumer, openConsumer } from './consumer';
import { FanOutReader } from './fan-out-reader';
import { firstShards } from './first-shards';
import { LineOutput } from './line-output';
import { LinePrinter } from './line-printer';
import { PatientCalls } from './patient-calls';
import { readingEnd } from './reading-end';
import { ShardPlan } from './shard-plan';
import type { ShardReader, StreamRecord } from './shard-reader';
import { SharedReader } from './shared-reader';
import { StreamTail } from './stream-tail';
import type { TailCommandOptions } from './tail-options';
import { TailProgress } from './tail-progress';

/** Our own patience decides about the rest. */
const CLIENT_ATTEMPTS = 2;
const PROGRESS_INTERVAL_MS = 10_000;

/** One run of `tail`. */
export class TailRun {
  private readonly client: KinesisClient;
  private readonly calls: PatientCalls;
  private readonly printer: LinePrinter;
  private readonly progress = new TailProgress();
  private readonly signal: AbortSignal;
  private consumer: Consumer | undefined;

  constructor(
    private readonly options: TailCommandOptions,
    private readonly terminal: Terminal,
    end: AbortController,
  ) {
    this.signal = end.signal;
    this.client = new KinesisClient({ ...options.client, maxAttempts: CLIENT_ATTEMPTS });
    this.calls = new PatientCalls((ms) => sleep(ms, undefined, { signal: this.signal }));
    this.printer = new LinePrinter(new LineOutput(terminal.stdout, this.signal, () => end.abort()), {
      decoder: options.decoder,
      selects: (line) => options.selections.every((selects) => selects(line)),
      format: options.format,
      limit: options.limit,
      onProblem: ({ eventId }, problem) => this.tell(`${eventId}: ${problem}`),
      onLimit: () => end.abort(),
    });
  }

  /** @throws whatever keeps the stream from being read; AbortError at the end of the command */
  async print(): Promise<void> {
    const stream = streamId(this.options.stream);
    const plan = await this.plan(stream);
    const reader = await this.openReader(stream);
    const report = setInterval(() => this.reportProgress(), PROGRESS_INTERVAL_MS);
    try {
      await this.follow(reader, plan);
    } finally {
      clearInterval(report);
    }
  }

  /** Also after a failure. */
  async close(): Promise<void> {
    await this.consumer?.release();
    this.client.destroy();
  }

  private async plan(stream: StreamId): Promise<ShardPlan> {
    const { from, shard } = this.options;
    const which = { isOpenOnly: from.Type === 'LATEST', shardId: shard };
    return new ShardPlan(await firstShards(this.client, stream, this.calls, which), shard === undefined);
  }

  private async openReader(stream: StreamId): Promise<ShardReader> {
    const { client, calls, signal } = this;
    const { fanOut } = this.options;
    if (fanOut === undefined) return new SharedReader(client, stream, calls, signal, Date.now);
    this.consumer = await openConsumer(client, stream, calls, fanOut.consumer);
    return new FanOutReader(client, this.consumer.arn, calls, signal);
  }

  private follow(reader: ShardReader, plan: ShardPlan): Promise<void> {
    const { from, until } = this.options;
    const take = async (shardId: string, records: readonly StreamRecord[], millisBehindLatest: number) => {
      await this.printer.print(shardId, records);
      this.progress.update(shardId, records.length, millisBehindLatest);
    };
    return new StreamTail(reader, plan, { from, end: readingEnd(until, Date.now), take }).follow();
  }

  private reportProgress(): void {
    if (!this.options.quiet) this.tell(this.progress.text(this.printer.printed, this.calls.repeated));
  }

  private tell(text: string): void {
    this.terminal.stderr.write(`${printable(text)}\n`);
  }
}
