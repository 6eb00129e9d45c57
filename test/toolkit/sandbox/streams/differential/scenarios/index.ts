import type { Session } from '../session';
import { badInput } from './bad-input';
import { consumers } from './consumers';
import { iterators } from './iterators';
import { policies } from './policies';
import { records } from './records';
import { settings } from './settings';
import { reshardingTwice, shardCounts, shards, splitPoints } from './shards';
import { streams } from './streams';
import { tags } from './tags';

export type Scenario = (session: Session) => Promise<void>;

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  streams,
  records,
  iterators,
  shards,
  'resharding twice': reshardingTwice,
  'split points': splitPoints,
  'shard counts': shardCounts,
  settings,
  consumers,
  tags,
  policies,
  'bad input': badInput,
};
