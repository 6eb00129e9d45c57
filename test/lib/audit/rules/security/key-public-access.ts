import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const key = (statement: object) =>
  only('AWS::KMS::Key', {
    KeyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...statement }] },
  });

export const passing: Fixture['passing'] = [
  key({ Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } } }),
  key({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } } }),
];

export const failing: Fixture['failing'] = [
  found(key({ Principal: '*' }), { property: 'KeyPolicy', value: 'Allow kms:* to * on *' }),
  found(
    key({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } }),
    { property: 'KeyPolicy', value: 'Allow kms:* to * on *' },
  ),
  found(key({ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } }), {
    property: 'KeyPolicy',
    value: 'Allow kms:* to * on *',
  }),
  found(key({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } } }), {
    property: 'KeyPolicy',
    value: 'Allow kms:* to * on *',
  }),
  found(only('AWS::KMS::Key', { KeyPolicy: UNKNOWN }), { property: 'KeyPolicy', value: UNKNOWN, unresolved: true }),
];
