import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const cluster = (AutomatedSnapshotRetentionPeriod: unknown) =>
  only('AWS::Redshift::Cluster', { AutomatedSnapshotRetentionPeriod });
const property = 'AutomatedSnapshotRetentionPeriod';

export const passing: Fixture['passing'] = [cluster(7), cluster('35')];

export const failing: Fixture['failing'] = [
  found(only('AWS::Redshift::Cluster'), { property }),
  found(cluster(6), { property, value: 6 }),
  found(cluster(0), { property, value: 0 }),
  found(cluster(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
