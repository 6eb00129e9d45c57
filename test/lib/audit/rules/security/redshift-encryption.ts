import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (Encrypted: unknown) => only('AWS::Redshift::Cluster', { Encrypted });

export const passing: Fixture['passing'] = [only('AWS::Redshift::Cluster'), cluster('true')];

export const failing: Fixture['failing'] = [
  found(cluster(false), { property: 'Encrypted', value: false }),
  found(cluster(UNKNOWN), { property: 'Encrypted', value: UNKNOWN, unresolved: true }),
];
