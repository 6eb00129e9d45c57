import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const namespace = (LogExports: unknown) => only('AWS::RedshiftServerless::Namespace', { LogExports });
const property = 'LogExports';

export const passing: Fixture['passing'] = [
  namespace(['userlog', 'connectionlog', 'useractivitylog']),
  only('AWS::Redshift::Cluster', { LoggingProperties: { BucketName: 'logs' } }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::RedshiftServerless::Namespace'), { property }),
  found(namespace(['userlog']), { property, value: ['userlog'] }),
  found(only('AWS::Redshift::Cluster'), { property: 'LoggingProperties' }),
  found(namespace(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
