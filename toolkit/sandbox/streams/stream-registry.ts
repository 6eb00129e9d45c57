import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import { AccountSettings } from './account-settings';
import { inUse, label, streamNotFound } from './errors';
import { uniformRanges } from './hash-key';
import { OnDemandScaling } from './on-demand-scaling';
import { DataStream } from './stream';
import type { StreamDocument, StreamSettings } from './stream-settings';
import type { ResolvedOptions } from './streams-options';

/** Names of the streams there are; each has a document of its own beside it. */
const NAMES = 'streams';

/** The streams of the account and region, restored from what an earlier process has kept. */
export class StreamRegistry {
  private readonly streams = new Map<string, DataStream>();

  readonly accountSettings: AccountSettings;

  constructor(
    private readonly context: SandboxContext,
    readonly options: ResolvedOptions,
  ) {
    this.accountSettings = new AccountSettings(context, options.onDemandAdvantage);
    for (const name of context.state.read<string[]>(NAMES) ?? []) {
      const document = context.state.read<StreamDocument>(stateKey(name));
      if (document !== undefined) this.mount(document);
    }
  }

  get account(): string {
    return this.context.account;
  }

  get region(): string {
    return this.context.region;
  }

  /** In the order of their names. */
  get all(): readonly DataStream[] {
    return [...this.streams.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): DataStream | undefined {
    return this.streams.get(name);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  stream(name: string): DataStream {
    const stream = this.streams.get(name);
    if (stream === undefined) throw streamNotFound({ name, account: this.context.account });
    return stream;
  }

  /** @throws AwsError `ResourceInUseException` when the name is taken */
  create(name: string, shardCount: number, settings: StreamSettings): DataStream {
    const taken = this.streams.get(name);
    if (taken !== undefined) throw inUse(`Stream ${label(taken)} already exists.`);
    const createdAt = this.context.clock.now();
    const shards = uniformRanges(shardCount).map((range, index) => ({ index, range, parentShardIds: [], createdAt }));
    const stream = this.mount({
      name,
      createdAt,
      settings,
      shards,
      consumers: [],
      policies: {},
    });
    stream.save();
    this.saveNames();
    return stream;
  }

  /** The stream is DELETING for a moment, in which it still takes records and gives them. */
  delete(stream: DataStream): void {
    stream.enter('DELETING', Number.POSITIVE_INFINITY);
    this.saveNames();
    if (this.options.creatingMs === 0) this.remove(stream);
    else this.context.clock.schedule(`delete ${stream.name}`, this.options.creatingMs, () => this.remove(stream));
  }

  close(): void {
    for (const stream of this.all) {
      if (stream.status === 'DELETING') this.remove(stream);
      else stream.shards.close();
    }
  }

  private remove(stream: DataStream): void {
    this.streams.delete(stream.name);
    stream.shards.remove();
  }

  private mount(document: StreamDocument): DataStream {
    const { context, options } = this;
    const stream = new DataStream(document, {
      context,
      options,
      // A stream made again under the same name starts empty.
      folder: join(context.dataDir, 'streams', `${document.name}-${document.createdAt}`),
      save: (changed) => context.state.write(stateKey(changed.name), changed),
    });
    const scaling = new OnDemandScaling(stream);
    stream.onWrites(() => scaling.noteWrite());
    this.streams.set(stream.name, stream);
    return stream;
  }

  private saveNames(): void {
    const kept = [...this.streams.values()].filter(({ status }) => status !== 'DELETING');
    this.context.state.write(
      NAMES,
      kept.map(({ name }) => name),
    );
  }
}

function stateKey(name: string): string {
  return `${NAMES}/${name}`;
}
