import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (AllowVersionUpgrade: unknown) => only('AWS::Redshift::Cluster', { AllowVersionUpgrade });
const property = 'AllowVersionUpgrade';

export const passing: Fixture['passing'] = [only('AWS::Redshift::Cluster'), cluster(true)];

export const failing: Fixture['failing'] = [
  found(cluster(false), { property, value: false }),
  found(cluster(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
