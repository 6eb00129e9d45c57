import type { FaultKind, TimedFault } from '../fault-kind';
import { NAME, optional, text } from '../property-rules';
import { operatorOf } from './stream-fault';

/** A shard is split into two of the same size. */
export interface ShardSplit extends TimedFault {
  readonly type: 'shard-split';
  /** Logical id, construct path, name or ARN. */
  readonly stream: string;
  /** @default - the first open shard */
  readonly shard?: string;
}

export const shardSplit: FaultKind<ShardSplit> = {
  type: 'shard-split',
  properties: { stream: NAME, shard: optional(text('the id of an open shard')) },
  prepare: (fault, site) => {
    const operator = operatorOf(fault, site);
    return () => operator.splitShard(fault.shard);
  },
};
