import type { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { Admission } from './admission';
import { type StreamIdentity, shardNotFound } from './errors';
import type { Shard } from './shard';
import type { Routed } from './shard-map';
import { ShardTable } from './shard-table';
import { StreamFaults } from './stream-faults';
import type { Consumer, StreamDocument, StreamSettings, StreamStatus } from './stream-settings';
import type { ResolvedOptions } from './streams-options';
import { WriteMeter } from './write-meter';

const HOUR_MS = 3_600_000;

export interface StreamEnvironment {
  readonly context: SandboxContext;
  readonly options: ResolvedOptions;
  /** Folder for the records of this stream alone. */
  readonly folder: string;
  save(document: StreamDocument): void;
}

/** A data stream: its settings, its shards, and who listens to it. */
export class DataStream implements StreamIdentity {
  readonly name: string;
  readonly account: string;
  readonly arn: string;
  readonly shards: ShardTable;
  readonly faults = new StreamFaults();
  readonly admission: Admission;
  readonly meter = new WriteMeter();
  private passing: { readonly status: StreamStatus; readonly until: number } | undefined;
  private readonly writeListeners: (() => void)[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    private current: StreamDocument,
    private readonly environment: StreamEnvironment,
  ) {
    const { partition, region, account, clock } = environment.context;
    this.name = current.name;
    this.account = account;
    this.arn = `arn:${partition}:kinesis:${region}:${account}:stream/${this.name}`;
    const place = { streamCreatedAt: current.createdAt, folder: environment.folder };
    this.shards = new ShardTable(current.shards, place, this.largestRecord);
    this.admission = new Admission(clock, environment.options.limits, this.faults);
  }

  get document(): StreamDocument {
    return this.current;
  }

  get settings(): StreamSettings {
    return this.current.settings;
  }

  get now(): number {
    return this.environment.context.clock.now();
  }

  get options(): ResolvedOptions {
    return this.environment.options;
  }

  get status(): StreamStatus {
    return this.passing !== undefined && this.now < this.passing.until ? this.passing.status : 'ACTIVE';
  }

  /** Those that come and go included. */
  get consumers(): readonly Consumer[] {
    return this.current.consumers.filter(({ goneAt = Number.POSITIVE_INFINITY }) => goneAt > this.now);
  }

  get retentionMs(): number {
    return this.settings.retentionHours * HOUR_MS;
  }

  /** Whatever arrived before is gone. */
  get trimHorizon(): number {
    return this.now - this.retentionMs;
  }

  /** Bytes of the largest record, partition key included. */
  get largestRecord(): number {
    return this.settings.maxRecordSizeKiB * 1024;
  }

  /** Open shards, and closed ones within the retention period; parents before children. */
  retainedShards(): readonly Shard[] {
    if (this.shards.trim(this.trimHorizon)) this.save();
    return this.shards.all;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  shard(id: string): Shard {
    const shard = this.shards.find(id);
    if (shard === undefined) throw shardNotFound(id, this);
    return shard;
  }

  update(change: Partial<Omit<StreamDocument, 'name' | 'createdAt' | 'shards'>>): void {
    this.current = { ...this.current, ...change };
    this.shards.allowRecords(this.largestRecord);
    this.save();
  }

  change(settings: Partial<StreamSettings>): void {
    this.update({ settings: { ...this.settings, ...settings } });
  }

  /** The shard that a record goes to. */
  route(record: Routed): Shard {
    const { open } = this.shards;
    return this.settings.recordDistribution === 'AUTO' ? open.inTurn() : open.route(record);
  }

  /** Counts what a shard has let in. */
  countWrites(shard: Shard, records: number, bytes: number): void {
    shard.meter.add(records, bytes, this.now);
    this.meter.add(records, bytes, this.now);
    for (const listener of this.writeListeners) listener();
  }

  /** Calls back, synchronously, whenever writes are counted. */
  onWrites(listener: () => void): void {
    this.writeListeners.push(listener);
  }

  /** Why records cannot be encrypted and decrypted this time, should they have to be. */
  keyFailure(): AwsError | undefined {
    return this.settings.keyId === undefined ? undefined : this.faults.keys.strike();
  }

  schedule(task: string, delayMs: number, run: () => void): void {
    this.environment.context.clock.schedule(`${task} ${this.name}`, delayMs, run);
  }

  /** Keeps what `change` does to the shards, and tells it. */
  rearrange(change: () => void): void {
    change();
    this.save();
    this.notify();
  }

  markUpdating(): void {
    this.enter('UPDATING', this.options.updatingMs);
  }

  /** Is in this state for so long, then ACTIVE. */
  enter(status: StreamStatus, forMs: number): void {
    this.passing = { status, until: this.now + forMs };
  }

  onActivity(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  notify(): void {
    for (const listener of [...this.listeners]) listener();
  }

  save(): void {
    this.current = { ...this.current, shards: this.shards.descriptions };
    this.environment.save(this.current);
  }
}
