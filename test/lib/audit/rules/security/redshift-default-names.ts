import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const namespace = (names: object) =>
  only('AWS::RedshiftServerless::Namespace', { AdminUsername: 'keeper', DbName: 'analytics', ...names });
const cluster = (properties: object) => only('AWS::Redshift::Cluster', { ...properties });

export const passing: Fixture['passing'] = [
  namespace({}),
  cluster({ MasterUsername: 'keeper', DBName: 'analytics' }),
  cluster({ SnapshotIdentifier: 'before' }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::RedshiftServerless::Namespace'), { property: 'AdminUsername' }, { property: 'DbName' }),
  found(namespace({ AdminUsername: 'Admin' }), { property: 'AdminUsername', value: 'Admin' }),
  found(namespace({ DbName: 'dev' }), { property: 'DbName', value: 'dev' }),
  found(cluster({ MasterUsername: 'awsuser', DBName: 'analytics' }), { property: 'MasterUsername', value: 'awsuser' }),
  found(namespace({ AdminUsername: UNKNOWN }), { property: 'AdminUsername', value: UNKNOWN, unresolved: true }),
];
