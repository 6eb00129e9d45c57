import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Template } from 'aws-cdk-lib/assertions';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { App, Stack } from 'aws-cdk-lib/core';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { AwsError } from '../../toolkit/sandbox/kernel/aws-error';
import type { ShardCursor } from '../../toolkit/sandbox/kernel/services';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE_MS = 60_000;
/** Little enough that a reader which comes back takes its time to catch up. */
const READ_LIMIT = { records: 100, bytes: 2 ** 20 };

/** What a stack watches: its stream is named `watched`. */
export interface Watched {
  readonly alarms: IAlarm[];
}

/** Reads a stream, or an enhanced fan-out consumer, from its beginning on, until it is stopped. */
export class Reader {
  running = true;
  private readonly cursors: readonly ShardCursor[];

  constructor(sandbox: Sandbox, arn: string) {
    const source = sandbox.rooms.streams.source(arn);
    this.cursors = source.shards().map(({ shardId }) => source.cursor(shardId, { type: 'TRIM_HORIZON' }));
  }

  poll(): void {
    if (!this.running) return;
    for (const cursor of this.cursors) this.read(cursor);
  }

  /** What cannot be read for want of the key is read later. */
  private read(cursor: ShardCursor): void {
    try {
      cursor.read(READ_LIMIT);
    } catch (error) {
      if (!(error instanceof AwsError && error.code === 'KMSDisabledException')) throw error;
    }
  }
}

/** A sandbox of one stack, by the minute. */
export class WatchedStream {
  static async start(build: (stack: Stack) => Watched): Promise<WatchedStream> {
    const stack = new Stack(new App(), 'Stack');
    const { alarms } = build(stack);
    const template = Template.fromStack(stack).toJSON();
    const sandbox = await Sandbox.start({ template, clock: new VirtualClock(START) });
    const ids = alarms.map((alarm) => [stack.getLogicalId(alarm.node.defaultChild as never), alarm.node.path] as const);
    return new WatchedStream(
      sandbox,
      new Map(ids.map(([id, path]) => [sandbox.ref(id), path.replace(/^Stack\/|\/Resource$/g, '')])),
    );
  }

  readonly readers: Reader[] = [];
  private readonly kinesis: KinesisClient;

  private constructor(
    readonly sandbox: Sandbox,
    /** The paths of the alarms by their names. */
    private readonly paths: ReadonlyMap<string, string>,
  ) {
    const { endpoint, region } = sandbox;
    this.kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  }

  /**
   * @param write what is written now, and again each time that so many minutes have passed
   * @param every those minutes; readers poll at the end of them
   */
  async pass(minutes: number, write: () => Promise<unknown> = async () => {}, every = 1): Promise<void> {
    for (let passed = 0; passed < minutes; passed += every) {
      await write();
      await this.sandbox.clock.advance(every * MINUTE_MS);
      await this.read();
    }
  }

  /** One record for each key, all of the same size. */
  async put(partitionKeys: readonly string[], bytes: number): Promise<void> {
    const Data = Buffer.alloc(bytes);
    const Records = partitionKeys.map((PartitionKey) => ({ Data, PartitionKey }));
    await this.kinesis.send(new PutRecordsCommand({ StreamName: 'watched', Records }));
  }

  reader(arn: string): Reader {
    const reader = new Reader(this.sandbox, arn);
    this.readers.push(reader);
    return reader;
  }

  /** The alarms that have gone off so far, in the order of their paths. */
  get raised(): string[] {
    return this.where(({ history }) => history.some(({ to }) => to === 'ALARM'));
  }

  /** The alarms that are on now. */
  get burning(): string[] {
    return this.where(({ state }) => state === 'ALARM');
  }

  async close(): Promise<void> {
    this.kinesis.destroy();
    await this.sandbox.close();
  }

  private read(): Promise<void> {
    return this.sandbox.clock.run('read', async () => {
      for (const reader of this.readers) reader.poll();
    });
  }

  private where(holds: (alarm: ReturnType<Sandbox['alarms']>[number]) => boolean): string[] {
    const found = this.sandbox.alarms().filter(holds);
    return found.flatMap(({ name }) => this.paths.get(name) ?? []).sort();
  }
}
