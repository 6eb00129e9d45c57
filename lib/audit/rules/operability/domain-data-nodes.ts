import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { isAtLeast } from '../../reading/numbers';
import type { Rule } from '../../rule';

const NODES = 3;

/** By type: where the nodes are counted. */
const NODES_AT: Readonly<Record<string, string>> = {
  'AWS::Elasticsearch::Domain': 'ElasticsearchClusterConfig',
  'AWS::OpenSearchService::Domain': 'ClusterConfig',
};

export const domainDataNodes: Rule = {
  id: 'domain-data-nodes',
  title: 'A search domain has less than 3 data nodes, or keeps them in one zone',
  why: 'When a node or its zone fails, indexes turn read-only or disappear, and deliveries pile up in the backup.',
  severity: 'medium',
  fix: 'Set InstanceCount to 3 or more and ZoneAwarenessEnabled to true.',
  controls: {
    securityHub: ['Opensearch.6'],
    nist80053r5: ['CP-6(2)', 'CP-10', 'SC-5(2)', 'SC-36', 'SI-13(5)'],
    wellArchitected: ['REL10-BP01'],
  },
  concern: 'operability',
  types: Object.keys(NODES_AT),
  check: (domain, template) => {
    const nodes = NODES_AT[domain.type];
    const checks = [
      requires(`${nodes}.InstanceCount`, isAtLeast(NODES), { absent: 1 }),
      requires(`${nodes}.ZoneAwarenessEnabled`, isTrue),
    ];
    return checks.flatMap((check) => check(domain, template));
  },
};
