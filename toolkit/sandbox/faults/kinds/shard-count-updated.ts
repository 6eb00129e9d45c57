import type { FaultKind, TimedFault } from '../fault-kind';
import { NAME, wholeNumber } from '../property-rules';
import { operatorOf } from './stream-fault';

/** The shards of a stream are split and merged until there are so many, all of the same size. */
export interface ShardCountUpdated extends TimedFault {
  readonly type: 'shard-count-updated';
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
  readonly shardCount: number;
}

export const shardCountUpdated: FaultKind<ShardCountUpdated> = {
  type: 'shard-count-updated',
  properties: { stream: NAME, shardCount: wholeNumber(1, 10_000) },
  prepare: (fault, site) => {
    const operator = operatorOf(fault, site);
    return () => operator.updateShardCount(fault.shardCount);
  },
};
