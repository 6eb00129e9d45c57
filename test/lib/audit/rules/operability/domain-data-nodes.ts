import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const nodes = { InstanceCount: 3, ZoneAwarenessEnabled: true };
const domain = (changes: object) => only('AWS::OpenSearchService::Domain', { ClusterConfig: { ...nodes, ...changes } });

export const passing: Fixture['passing'] = [
  domain({}),
  only('AWS::Elasticsearch::Domain', { ElasticsearchClusterConfig: nodes }),
];

export const failing: Fixture['failing'] = [
  found(
    only('AWS::Elasticsearch::Domain'),
    { property: 'ElasticsearchClusterConfig.InstanceCount' },
    { property: 'ElasticsearchClusterConfig.ZoneAwarenessEnabled' },
  ),
  found(domain({ InstanceCount: 2 }), { property: 'ClusterConfig.InstanceCount', value: 2 }),
  found(domain({ ZoneAwarenessEnabled: false }), { property: 'ClusterConfig.ZoneAwarenessEnabled', value: false }),
  found(domain({ InstanceCount: UNKNOWN }), {
    property: 'ClusterConfig.InstanceCount',
    value: UNKNOWN,
    unresolved: true,
  }),
];
