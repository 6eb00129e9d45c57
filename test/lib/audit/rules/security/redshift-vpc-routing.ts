import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const workgroup = (EnhancedVpcRouting: unknown) => only('AWS::RedshiftServerless::Workgroup', { EnhancedVpcRouting });
const property = 'EnhancedVpcRouting';

export const passing: Fixture['passing'] = [
  workgroup(true),
  only('AWS::Redshift::Cluster', { EnhancedVpcRouting: 'true' }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::RedshiftServerless::Workgroup'), { property }),
  found(only('AWS::Redshift::Cluster', { EnhancedVpcRouting: false }), { property, value: false }),
  found(workgroup(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
