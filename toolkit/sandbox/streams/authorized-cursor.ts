import type { Identity, Permission } from '../kernel/identity';
import type { ReadResult, ShardCursor } from '../kernel/services';

/** A place in a shard, for somebody who must be allowed each read. */
export class AuthorizedCursor implements ShardCursor {
  constructor(
    private readonly cursor: ShardCursor,
    private readonly identity: Identity,
    private readonly permissions: () => readonly Permission[],
  ) {}

  get pushesInMs(): number | undefined {
    return this.cursor.pushesInMs;
  }

  read(limit: Parameters<ShardCursor['read']>[0]): ReadResult {
    this.identity.require(...this.permissions());
    return this.cursor.read(limit);
  }

  close(): void {
    this.cursor.close?.();
  }
}
