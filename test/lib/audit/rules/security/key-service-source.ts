import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const key = (statement: object) =>
  only('AWS::KMS::Key', {
    KeyPolicy: { Statement: { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...statement } },
  });
const logs = { Principal: { Service: { 'Fn::Sub': 'logs.${AWS::Region}.amazonaws.com' } } };

export const passing: Fixture['passing'] = [
  key({ Principal: { AWS: '111111111111' } }),
  key({ ...logs, Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:111111111111:*' } } }),
  key({
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
  }),
];

export const failing: Fixture['failing'] = [
  found(key({ Principal: { Service: 'sns.amazonaws.com' } }), {
    property: 'KeyPolicy',
    value: 'Allow kms:Decrypt to sns.amazonaws.com on *',
  }),
  found(key({ ...logs, Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } }), {
    property: 'KeyPolicy',
    value: 'Allow kms:Decrypt to logs.${AWS::Region}.amazonaws.com on *',
  }),
  found(key({ ...logs, Condition: { StringNotLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:*:secret' } } }), {
    property: 'KeyPolicy',
    value: 'Allow kms:Decrypt to logs.${AWS::Region}.amazonaws.com on *',
  }),
  found(only('AWS::KMS::Key', { KeyPolicy: UNKNOWN }), { property: 'KeyPolicy', value: UNKNOWN, unresolved: true }),
];
