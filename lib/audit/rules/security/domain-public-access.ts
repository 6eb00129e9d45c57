import { requiresPresence } from '../../expectation';
import type { Rule } from '../../rule';
import { NO_PUBLIC_ACCESS } from './requirements';

export const domainPublicAccess: Rule = {
  id: 'domain-public-access',
  title: 'A search domain can be reached from the internet',
  why: 'Only its access policy and its users stand between the indexed records and everybody.',
  severity: 'high',
  fix: 'Put the domain into a VPC with VPCOptions, and Data Firehose with VpcConfiguration.',
  controls: {
    ...NO_PUBLIC_ACCESS,
    securityHub: ['Opensearch.2'],
    pciDss: ['v3.2.1/1.2.1', 'v3.2.1/1.3.1', 'v3.2.1/1.3.2', 'v3.2.1/1.3.4', 'v3.2.1/1.3.6'],
  },
  concern: 'security',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: requiresPresence('VPCOptions'),
};
