import { isOnDemand } from '../flow/shards';
import { listAt, propertyOf, withValue } from '../model/model-resource';
import { CONSUMER, MAPPING, STREAM } from '../model/topology';
import { changed, type Move } from './move';

export const PROVISIONED: Move = {
  id: 'provisioned-capacity',
  title: 'provision shards, and scale them with the traffic',
  condition: 'somebody has to know the least and the most that is put',
  apply: (flows) =>
    changed(flows, [STREAM], (stream) => {
      if (!isOnDemand(stream)) return stream;
      const provisioned = withValue(stream, 'StreamModeDetails', { StreamMode: 'PROVISIONED' });
      return withValue(provisioned, 'WarmThroughputMiBps', undefined);
    }),
};

export const SCALED_SHARDS: Move = {
  id: 'scaled-shards',
  title: 'scale the provisioned shards with the traffic',
  apply: (flows) =>
    changed(flows, [STREAM], (stream) => {
      if (isOnDemand(stream) || typeof propertyOf(stream, 'ShardCount') !== 'number') return stream;
      const provisioned = withValue(stream, 'StreamModeDetails', { StreamMode: 'PROVISIONED' });
      return withValue(provisioned, 'ShardCount', undefined);
    }),
};

export const ON_DEMAND: Move = {
  id: 'on-demand-capacity',
  title: 'let the stream scale on demand',
  apply: (flows) =>
    changed(flows, [STREAM], (stream) => {
      if (isOnDemand(stream)) return stream;
      const onDemand = withValue(stream, 'StreamModeDetails', { StreamMode: 'ON_DEMAND' });
      return withValue(onDemand, 'ShardCount', undefined);
    }),
};

/** The mappings of its consumers read the stream itself. */
export const SHARED_THROUGHPUT: Move = {
  id: 'shared-throughput',
  title: 'read at the shared throughput instead of enhanced fan-out',
  condition: 'the readers of a shard share 2 MB and 5 calls a second',
  apply: (flows) =>
    changed(flows, [CONSUMER, MAPPING], (resource) => {
      if (resource.type === CONSUMER) return undefined;
      const consumer = flows.topology.consumerOf(resource);
      return consumer ? withValue(resource, 'EventSourceArn', propertyOf(consumer, 'StreamARN')) : resource;
    }),
};

export const NO_SHARD_METRICS: Move = {
  id: 'no-shard-metrics',
  title: 'leave out shard-level metrics',
  condition: 'only they show which shard is hot',
  apply: (flows) =>
    changed(flows, [STREAM], (stream) => {
      const none = listAt(stream, 'DesiredShardLevelMetrics').length === 0;
      return none ? stream : withValue(stream, 'DesiredShardLevelMetrics', []);
    }),
};
