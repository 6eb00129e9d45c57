import type { Fixture } from '../fixture';
import { found, only } from '../one-resource';

export const passing: Fixture['passing'] = [
  only('AWS::OpenSearchService::Domain', { VPCOptions: { SubnetIds: ['subnet-1'] } }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::OpenSearchService::Domain'), { property: 'VPCOptions' }),
  found(only('AWS::Elasticsearch::Domain'), { property: 'VPCOptions' }),
];

export const presenceDecides = true;
