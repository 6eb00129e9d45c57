import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

export const passing: Fixture['passing'] = [
  only('AWS::SQS::Queue'),
  only('AWS::SQS::Queue', { SqsManagedSseEnabled: 'true' }),
  only('AWS::SQS::Queue', { SqsManagedSseEnabled: false, KmsMasterKeyId: { Ref: 'Key' } }),
  only('AWS::SQS::Queue', { KmsMasterKeyId: { 'Fn::If': ['Own', { Ref: 'Key' }, { Ref: 'AWS::NoValue' }] } }),
  only('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/pipeline' }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::SQS::Queue', { SqsManagedSseEnabled: false }), { property: 'SqsManagedSseEnabled', value: false }),
  found(only('AWS::SNS::Topic'), { property: 'KmsMasterKeyId' }),
  found(only('AWS::SQS::Queue', { SqsManagedSseEnabled: UNKNOWN }), {
    property: 'SqsManagedSseEnabled',
    value: UNKNOWN,
    unresolved: true,
  }),
];
