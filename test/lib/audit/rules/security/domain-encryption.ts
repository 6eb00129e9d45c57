import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const secure = {
  DomainEndpointOptions: { EnforceHTTPS: true },
  EncryptionAtRestOptions: { Enabled: 'true' },
  NodeToNodeEncryptionOptions: { Enabled: true },
};
const domain = (changes: object) => only('AWS::OpenSearchService::Domain', { ...secure, ...changes });

export const passing: Fixture['passing'] = [domain({}), only('AWS::Elasticsearch::Domain', secure)];

export const failing: Fixture['failing'] = [
  found(
    only('AWS::OpenSearchService::Domain'),
    { property: 'DomainEndpointOptions.EnforceHTTPS' },
    { property: 'EncryptionAtRestOptions.Enabled' },
    { property: 'NodeToNodeEncryptionOptions.Enabled' },
  ),
  found(domain({ DomainEndpointOptions: { EnforceHTTPS: false } }), {
    property: 'DomainEndpointOptions.EnforceHTTPS',
    value: false,
  }),
  found(domain({ EncryptionAtRestOptions: { Enabled: UNKNOWN } }), {
    property: 'EncryptionAtRestOptions.Enabled',
    value: UNKNOWN,
    unresolved: true,
  }),
];
