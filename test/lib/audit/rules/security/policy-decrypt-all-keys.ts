import type { Fixture } from '../fixture';
import { foundInPolicy, policyOf, UNKNOWN_POLICY } from '../one-resource';

const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt' };

export const passing: Fixture['passing'] = [
  policyOf({ ...decrypt, Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
  policyOf({ ...decrypt, Resource: { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/*' } }),
  policyOf({ ...decrypt, Effect: 'Deny', Resource: '*' }),
  policyOf({ ...decrypt, Action: 'kms:GenerateDataKey', Resource: '*' }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy({ ...decrypt, Resource: '*' }, 'Allow kms:Decrypt on *'),
  foundInPolicy(
    { ...decrypt, Action: ['kms:DescribeKey', 'kms:Re*'], Resource: 'arn:aws:kms:*:*:key/*' },
    'Allow kms:DescribeKey, kms:Re* on arn:aws:kms:*:*:key/*',
  ),
  UNKNOWN_POLICY,
];
