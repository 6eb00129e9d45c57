import type { Fixture } from '../fixture';
import { foundInPolicy, policyOf, UNKNOWN_POLICY } from '../one-resource';

const statement = { Effect: 'Allow', Resource: 'arn:aws:s3:::lake/*' };

export const passing: Fixture['passing'] = [
  policyOf({ ...statement, Action: ['s3:GetObject', 's3:PutObject'] }),
  policyOf({ ...statement, Effect: 'Deny', Action: 's3:Delete*' }),
  policyOf({ ...statement, Action: ['*', 's3:*'] }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy({ ...statement, Action: 's3:GetObject*' }, 'Allow s3:GetObject* on arn:aws:s3:::lake/*'),
  foundInPolicy(
    { ...statement, Action: ['s3:GetObject', 's3:???Object'] },
    'Allow s3:GetObject, s3:???Object on arn:aws:s3:::lake/*',
  ),
  UNKNOWN_POLICY,
];
