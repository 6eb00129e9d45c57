import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';
import { ENCRYPTION_IN_TRANSIT } from './requirements';

const SETTINGS = [
  'DomainEndpointOptions.EnforceHTTPS',
  'EncryptionAtRestOptions.Enabled',
  'NodeToNodeEncryptionOptions.Enabled',
];

const CHECKS = SETTINGS.map((setting) => requires(setting, isTrue));

export const domainEncryption: Rule = {
  id: 'domain-encryption',
  title: 'A search domain leaves data unencrypted, at rest or on its way',
  why: 'Indexed records can be read in storage, between the nodes, or on their way to a client.',
  severity: 'medium',
  fix: 'Turn on EncryptionAtRestOptions, NodeToNodeEncryptionOptions and EnforceHTTPS.',
  controls: {
    securityHub: ['Opensearch.1', 'Opensearch.3', 'Opensearch.8'],
    nist80053r5: [
      ...['CA-9(1)', 'CM-3(6)', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
      ...['AC-17(2)', 'IA-5(1)', 'SC-12(3)', ...ENCRYPTION_IN_TRANSIT.nist80053r5],
    ],
    hipaa: ENCRYPTION_IN_TRANSIT.hipaa,
    wellArchitected: ['SEC08-BP02', 'SEC09-BP02'],
  },
  concern: 'security',
  types: ['AWS::Elasticsearch::Domain', 'AWS::OpenSearchService::Domain'],
  check: (domain, template) => CHECKS.flatMap((check) => check(domain, template)),
};
