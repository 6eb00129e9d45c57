import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (Type: unknown) =>
  only('AWS::MSK::Cluster', { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } } });
const property = 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type';

export const passing: Fixture['passing'] = [only('AWS::MSK::Cluster'), cluster('DISABLED')];

export const failing: Fixture['failing'] = [
  found(cluster('SERVICE_PROVIDED_EIPS'), { property, value: 'SERVICE_PROVIDED_EIPS' }),
  found(cluster(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
