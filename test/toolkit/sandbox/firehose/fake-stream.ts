import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type {
  ReadResult,
  ShardCursor,
  ShardInfo,
  ShardPosition,
  StoredRecord,
  StreamSource,
} from '../../../../toolkit/sandbox/kernel/services';

interface FakeShard extends ShardInfo {
  readonly records: StoredRecord[];
  closed: boolean;
}

/** A data stream in memory, with the one behaviour that delivery streams react to: throttling. */
export class FakeStream implements StreamSource {
  readonly streamName = 'logs';
  readonly streamArn = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
  readonly sourceArn = this.streamArn;
  readonly enhancedFanOut = false;
  retentionMs = 168 * 3_600_000;
  isThrottled = false;
  reads = 0;
  private readonly all = new Map<string, FakeShard>();
  private readonly listeners = new Set<() => void>();
  private sequence = 0;

  constructor(public now: () => number) {
    this.addShard('shardId-000000000000');
  }

  addShard(shardId: string, ...parentShardIds: string[]): void {
    for (const parent of parentShardIds) this.shard(parent).closed = true;
    this.all.set(shardId, { shardId, parentShardIds, records: [], closed: false });
    this.notify();
  }

  owns(): boolean {
    return true;
  }

  put(data: string | Buffer, shardId = 'shardId-000000000000'): string {
    const sequenceNumber = String(++this.sequence).padStart(56, '0');
    const approximateArrivalTimestamp = this.now();
    this.shard(shardId).records.push({
      sequenceNumber,
      partitionKey: 'key',
      data: Buffer.from(data),
      approximateArrivalTimestamp,
    });
    this.notify();
    return sequenceNumber;
  }

  shards(): readonly ShardInfo[] {
    return [...this.all.values()];
  }

  cursor(shardId: string, position: ShardPosition): ShardCursor {
    const shard = this.shard(shardId);
    let next = shard.records.findIndex((record) => isFrom(record, position));
    if (next < 0) next = shard.records.length;
    return {
      read: ({ records: limit }): ReadResult => {
        this.reads++;
        if (this.isThrottled) throw new AwsError('ProvisionedThroughputExceededException', 'Rate exceeded');
        const records = shard.records.slice(next, next + limit);
        next += records.length;
        const left = shard.records.length - next;
        return { records, millisBehindLatest: left > 0 ? 1 : 0, atShardEnd: shard.closed && left === 0 };
      },
    };
  }

  onActivity(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The process that listened is gone. */
  forgetListeners(): void {
    this.listeners.clear();
  }

  private shard(shardId: string): FakeShard {
    return this.all.get(shardId) as FakeShard;
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

function isFrom(record: StoredRecord, position: ShardPosition): boolean {
  if (position.type === 'AFTER_SEQUENCE_NUMBER') return record.sequenceNumber > position.sequenceNumber;
  if (position.type === 'AT_TIMESTAMP') return record.approximateArrivalTimestamp >= position.timestamp;
  throw new Error(`delivery streams never ask for ${position.type}`);
}
