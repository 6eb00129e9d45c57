import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const workgroup = (PubliclyAccessible: unknown) => only('AWS::RedshiftServerless::Workgroup', { PubliclyAccessible });
const property = 'PubliclyAccessible';

export const passing: Fixture['passing'] = [
  only('AWS::RedshiftServerless::Workgroup'),
  workgroup('false'),
  only('AWS::Redshift::Cluster'),
];

export const failing: Fixture['failing'] = [
  found(workgroup(true), { property, value: true }),
  found(only('AWS::Redshift::Cluster', { PubliclyAccessible: 'true' }), { property, value: 'true' }),
  found(workgroup(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
