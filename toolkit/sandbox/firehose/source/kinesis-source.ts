import type { Identity } from '../../kernel/identity';
import { PermittedStart } from '../../kernel/permitted-start';
import type { ShardInfo, ShardPosition, StreamSource } from '../../kernel/services';
import type { DeliveryMetrics } from '../delivery-metrics';
import { type PipelineParts, ShardPipeline } from '../shard-pipeline';
import type { DeliverySource } from './delivery-source';
import { ShardReader } from './shard-reader';

/** What reading takes, beside the reads themselves. */
const READING = ['kinesis:DescribeStream', 'kinesis:ListShards', 'kinesis:GetShardIterator'];

/** Reads a data stream, shard by shard, each parent to its end before its children. */
export class KinesisSource implements DeliverySource {
  private readonly readers = new Map<string, ShardReader>();
  private readonly opened = new Map<string, ShardPipeline>();
  private readonly beginning: PermittedStart;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly stream: StreamSource,
    identity: Identity,
    private readonly parts: PipelineParts,
    private readonly metrics: DeliveryMetrics,
  ) {
    const permissions = READING.map((action) => ({ action, resource: stream.streamArn }));
    this.beginning = new PermittedStart(parts.clock, `reading for ${parts.name}`, identity, permissions);
  }

  get pipelines(): readonly ShardPipeline[] {
    return [...this.opened.values()];
  }

  start(): void {
    this.beginning.when(() => {
      this.stopListening = this.stream.onActivity(() => this.wake());
      this.wake();
    });
  }

  pending(): readonly string[] {
    const { denial } = this.beginning;
    if (denial !== undefined) return [`delivery stream ${this.parts.name} waits: ${denial.message}`];
    const isReading = [...this.readers.values()].some((reader) => reader.isReading);
    return isReading ? [`delivery stream ${this.parts.name} reads ${this.stream.streamName}`] : [];
  }

  close(): void {
    this.beginning.stop();
    this.stopListening?.();
    for (const reader of this.readers.values()) reader.stop();
  }

  discard(): void {
    this.close();
    for (const pipeline of this.opened.values()) pipeline.discard();
  }

  private wake(): void {
    const shards = this.stream.shards();
    for (const shard of shards) if (!this.readers.has(shard.shardId) && this.isReady(shard, shards)) this.open(shard);
    for (const reader of this.readers.values()) reader.wake();
  }

  private isReady({ parentShardIds }: ShardInfo, shards: readonly ShardInfo[]): boolean {
    const isGone = (parent: string) => !shards.some(({ shardId }) => shardId === parent);
    return parentShardIds.every((parent) => this.readers.get(parent)?.hasEnded ?? isGone(parent));
  }

  private open({ shardId }: ShardInfo): void {
    const { clock, name } = this.parts;
    const pipeline = new ShardPipeline(shardId, this.parts, () => reader.resume());
    const cursor = this.stream.cursor(shardId, this.startPosition(shardId));
    const onEnd = () => this.wake();
    const reader = new ShardReader({ clock, name, shardId, cursor, pipeline, metrics: this.metrics, onEnd });
    this.opened.set(shardId, pipeline);
    this.readers.set(shardId, reader);
  }

  private startPosition(shardId: string): ShardPosition {
    const { state } = this.parts;
    const sequenceNumber = state.readPosition(shardId, ShardPipeline.lanes(this.parts));
    if (sequenceNumber !== undefined) return { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber };
    return { type: 'AT_TIMESTAMP', timestamp: state.createdAt };
  }
}
