import { AwsError } from '../../kernel/aws-error';
import type { ShardCursor, StoredRecord, StreamSource } from '../../kernel/services';

const READ_LIMIT = { records: 10_000, bytes: 10 * 1024 * 1024 };

/** A record, and the shard it was read from. */
export interface ShardRecord extends StoredRecord {
  readonly shardId: string;
}

/** Reads on in every shard of a stream from where a view has come to. */
export class ShardCursors {
  private readonly cursors = new Map<string, ShardCursor>();
  private readonly ended = new Set<string>();

  constructor(
    private readonly stream: StreamSource,
    private readonly positions: ReadonlyMap<string, string>,
  ) {}

  /** What one request to each shard gives, and whether there may be more. */
  read(): { readonly records: ShardRecord[]; readonly isBehind: boolean } {
    const reads = this.stream.shards().map(({ shardId }) => this.readShard(shardId));
    return { records: reads.flatMap(({ records }) => records), isBehind: reads.some(({ isBehind }) => isBehind) };
  }

  private readShard(shardId: string): { records: ShardRecord[]; isBehind: boolean } {
    if (this.ended.has(shardId)) return { records: [], isBehind: false };
    try {
      const { records, millisBehindLatest, atShardEnd } = this.cursor(shardId).read(READ_LIMIT);
      if (atShardEnd) this.ended.add(shardId);
      return { records: records.map((record) => ({ ...record, shardId })), isBehind: millisBehindLatest > 0 };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { records: [], isBehind: true };
    }
  }

  private cursor(shardId: string): ShardCursor {
    const opened = this.cursors.get(shardId) ?? this.stream.cursor(shardId, this.start(shardId));
    this.cursors.set(shardId, opened);
    return opened;
  }

  private start(shardId: string) {
    const sequenceNumber = this.positions.get(shardId);
    if (sequenceNumber === undefined) return { type: 'TRIM_HORIZON' } as const;
    return { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber } as const;
  }
}
