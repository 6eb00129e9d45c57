import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { LEAST_PRIVILEGE } from './requirements';

export const domainAccessControl: Rule = {
  id: 'domain-access-control',
  title: 'A search domain does not tell who may read or write which index',
  why: 'Whoever the access policy lets in, be it to write one index, reads and deletes all of them.',
  severity: 'high',
  fix: 'Turn on AdvancedSecurityOptions, and map the role of each delivery stream to a role that may write its index.',
  controls: {
    securityHub: ['Opensearch.7'],
    nist80053r5: ['AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-5', 'AC-6'],
    wellArchitected: LEAST_PRIVILEGE.wellArchitected,
  },
  concern: 'security',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: requires('AdvancedSecurityOptions.Enabled', isTrue),
};
