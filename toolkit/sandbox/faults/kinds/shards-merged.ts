import type { FaultKind, TimedFault } from '../fault-kind';
import { NAME, optional, text } from '../property-rules';
import { operatorOf } from './stream-fault';

/** A shard is merged with the one that goes on after its range. */
export interface ShardsMerged extends TimedFault {
  readonly type: 'shards-merged';
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
  /** @default - the first open shard */
  readonly shard?: string;
}

export const shardsMerged: FaultKind<ShardsMerged> = {
  type: 'shards-merged',
  properties: { stream: NAME, shard: optional(text('the id of an open shard')) },
  prepare: (fault, site) => {
    const operator = operatorOf(fault, site);
    return () => operator.mergeShards(fault.shard);
  },
};
