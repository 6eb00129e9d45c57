import { operation } from './operation';

/** The quotas a new account has in the larger Regions. */
const QUOTAS = { shards: 20_000, onDemandStreams: 50 };

export const describeLimits = operation({}, (_input, { streams }) => {
  const provisioned = streams.all.filter((stream) => stream.settings.mode === 'PROVISIONED');
  return {
    ShardLimit: QUOTAS.shards,
    OpenShardCount: provisioned.reduce((sum, stream) => sum + stream.shards.open.count, 0),
    OnDemandStreamCount: streams.all.length - provisioned.length,
    OnDemandStreamCountLimit: QUOTAS.onDemandStreams,
  };
});
