import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const domain = (Enabled: unknown) => only('AWS::OpenSearchService::Domain', { AdvancedSecurityOptions: { Enabled } });
const property = 'AdvancedSecurityOptions.Enabled';

export const passing: Fixture['passing'] = [domain(true), domain('true')];

export const failing: Fixture['failing'] = [
  found(only('AWS::OpenSearchService::Domain'), { property }),
  found(only('AWS::Elasticsearch::Domain'), { property }),
  found(domain(false), { property, value: false }),
  found(domain(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
