import { ON_DEMAND_STREAMS, onDemandStreamCount, provisionedShardCount } from '../account-quotas';
import { operation } from './operation';

export const describeLimits = operation({}, (_input, { streams }) => {
  return {
    ShardLimit: streams.options.shardQuota,
    OpenShardCount: provisionedShardCount(streams),
    OnDemandStreamCount: onDemandStreamCount(streams),
    OnDemandStreamCountLimit: ON_DEMAND_STREAMS,
  };
});
