import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const namespace = (KmsKeyId?: unknown) => only('AWS::RedshiftServerless::Namespace', { KmsKeyId });
const property = 'KmsKeyId';

export const passing: Fixture['passing'] = [
  namespace({ Ref: 'Key' }),
  namespace('1234abcd-12ab-34cd-56ef-1234567890ab'),
];

export const failing: Fixture['failing'] = [
  found(namespace(), { property }),
  found(namespace('alias/aws/redshift-serverless'), { property, value: 'alias/aws/redshift-serverless' }),
  found(namespace(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
