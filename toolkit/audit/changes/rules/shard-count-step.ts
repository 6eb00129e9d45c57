import type { ChangeRule } from '../change-rule';
import { type ChangedProperty, problemsOf } from '../changed-property';

export const shardCountStep: ChangeRule = {
  id: 'shard-count-step',
  title: 'The shard count is changed by more than one update may',
  why: 'UpdateShardCount takes at most twice, and at least half, of the shards that are open',
  severity: 'high',
  fix: 'go there in several deployments, each within half and twice of the one before',
  check: (change) => (change.type === 'AWS::Kinesis::Stream' ? problemsOf(change, ['ShardCount'], isTooFar) : []),
};

function isTooFar({ before, after }: ChangedProperty): boolean {
  const [from, to] = [Number(before), Number(after)];
  return to > 2 * from || to < from / 2;
}
