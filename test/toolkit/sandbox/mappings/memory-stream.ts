import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { Clock } from '../../../../toolkit/sandbox/kernel/clock';
import type {
  ReadResult,
  ShardPosition,
  StoredRecord,
  StreamService,
  StreamSource,
} from '../../../../toolkit/sandbox/kernel/services';

interface MemoryShard {
  readonly shardId: string;
  readonly parentShardIds: readonly string[];
  readonly records: StoredRecord[];
  closed: boolean;
}

export const STREAM_ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
export const CONSUMER_ARN = `${STREAM_ARN}/consumer/fast:1767225600`;

/** A data stream of arrays, which tests reshard and throttle at will. */
export class MemoryStream implements StreamService {
  retentionMs = 24 * 3_600_000;
  /** Reads that are refused before one is admitted. */
  refusedReads = 0;
  reads = 0;
  /** Partition keys that belong to other shards than theirs. */
  readonly strayKeys = new Set<string>();
  private readonly shardList: MemoryShard[] = [];
  private readonly listeners = new Set<() => void>();
  private nextSequence = 1n;

  constructor(
    private readonly clock: Clock,
    shardIds: readonly string[] = ['shardId-000000000000'],
  ) {
    for (const shardId of shardIds) this.open(shardId);
  }

  open(shardId: string, parentShardIds: readonly string[] = []): void {
    this.shardList.push({ shardId, parentShardIds, records: [], closed: false });
    this.notify();
  }

  closeShard(shardId: string): void {
    this.shard(shardId).closed = true;
    this.notify();
  }

  /** Puts records of the given data and returns their sequence numbers. */
  put(data: readonly (string | Buffer)[], options: { shardId?: string; partitionKey?: string } = {}): string[] {
    const shard = this.shard(options.shardId ?? 'shardId-000000000000');
    const added = data.map((text) => this.record(Buffer.from(text), options.partitionKey ?? 'key'));
    shard.records.push(...added);
    this.notify();
    return added.map(({ sequenceNumber }) => sequenceNumber);
  }

  source(arn: string): StreamSource {
    if (!arn.startsWith(STREAM_ARN)) throw new AwsError('ResourceNotFoundException', `Stream ${arn} not found.`);
    const stream = this;
    return {
      streamName: 'logs',
      streamArn: STREAM_ARN,
      sourceArn: arn,
      enhancedFanOut: arn !== STREAM_ARN,
      get retentionMs() {
        return stream.retentionMs;
      },
      shards: () => this.shardList,
      cursor: (shardId, position) => this.cursor(shardId, position),
      owns: (_, { partitionKey }) => !this.strayKeys.has(partitionKey),
      onActivity: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
  }

  private cursor(shardId: string, position: ShardPosition) {
    const shard = this.shard(shardId);
    let next = placeOf(shard, position);
    return {
      read: (limit: { records: number }): ReadResult => {
        this.reads++;
        if (this.refusedReads-- > 0) throw new AwsError('ProvisionedThroughputExceededException', 'Rate exceeded');
        const records = shard.records.slice(next, next + limit.records);
        next += records.length;
        const oldest = shard.records[next]?.approximateArrivalTimestamp ?? this.clock.now();
        const atShardEnd = shard.closed && next === shard.records.length;
        return { records, millisBehindLatest: this.clock.now() - oldest, atShardEnd };
      },
    };
  }

  private record(data: Buffer, partitionKey: string): StoredRecord {
    const sequenceNumber = String(this.nextSequence++).padStart(56, '4');
    return { sequenceNumber, partitionKey, data, approximateArrivalTimestamp: this.clock.now() };
  }

  private shard(shardId: string): MemoryShard {
    const found = this.shardList.find((shard) => shard.shardId === shardId);
    if (found === undefined) throw new Error(`no shard ${shardId}`);
    return found;
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

function placeOf({ records }: MemoryShard, position: ShardPosition): number {
  switch (position.type) {
    case 'TRIM_HORIZON':
      return 0;
    case 'LATEST':
      return records.length;
    case 'AT_TIMESTAMP':
      return firstIndex(records, (record) => record.approximateArrivalTimestamp >= position.timestamp);
    case 'AT_SEQUENCE_NUMBER':
      return firstIndex(records, (record) => record.sequenceNumber >= position.sequenceNumber);
    case 'AFTER_SEQUENCE_NUMBER':
      return firstIndex(records, (record) => record.sequenceNumber > position.sequenceNumber);
  }
}

function firstIndex(records: readonly StoredRecord[], holds: (record: StoredRecord) => boolean): number {
  const found = records.findIndex(holds);
  return found < 0 ? records.length : found;
}
