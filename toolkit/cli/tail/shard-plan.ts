import type { ChildShard, Shard } from '@aws-sdk/client-kinesis';

/** A shard whose turn it is. */
export interface ReadableShard {
  readonly shardId: string;
  /** Whether it began while the stream was read: then it is read from its beginning. */
  readonly isNew: boolean;
}

interface WaitingShard extends ReadableShard {
  readonly parents: readonly string[];
}

/** Which shards may be read: each once, and after its parents, so that the records of a key stay in order across resharding. */
export class ShardPlan {
  private readonly known: Set<string>;
  private readonly ended = new Set<string>();
  private waiting: WaitingShard[];

  /**
   * @param shards where reading begins; parents that are not among them are as good as read
   * @param grows whether their children are read after them
   */
  constructor(
    shards: readonly Shard[],
    private readonly grows = true,
  ) {
    const ids = new Set(shards.map(({ ShardId }) => String(ShardId)));
    this.known = ids;
    this.waiting = shards.map(({ ShardId, ParentShardId, AdjacentParentShardId }) => ({
      shardId: String(ShardId),
      isNew: false,
      parents: [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined).filter((id) => ids.has(id)),
    }));
  }

  /** The shards whose turn has come; each is given once. */
  take(): ReadableShard[] {
    const isReadable = ({ parents }: WaitingShard) => parents.every((id) => this.ended.has(id));
    const readable = this.waiting.filter(isReadable);
    this.waiting = this.waiting.filter((shard) => !isReadable(shard));
    return readable;
  }

  /** A shard was read to its end. Both parents of a merge name the child. */
  end(shardId: string, children: readonly ChildShard[]): void {
    this.ended.add(shardId);
    if (!this.grows) return;
    for (const { ShardId, ParentShards = [] } of children) {
      const childId = String(ShardId);
      if (!this.known.has(childId)) this.waiting.push({ shardId: childId, isNew: true, parents: ParentShards });
      this.known.add(childId);
    }
  }
}
