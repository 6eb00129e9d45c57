import type { Fixture } from '../fixture';
import { foundInPolicy, policyOf, UNKNOWN_POLICY } from '../one-resource';

const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };

export const passing: Fixture['passing'] = [
  policyOf({ ...pass, Resource: { 'Fn::GetAtt': ['DeliveryRole', 'Arn'] } }),
  policyOf({ ...pass, Condition: { StringEquals: { 'iam:PassedToService': 'firehose.amazonaws.com' } } }),
  policyOf({ ...pass, Action: 'iam:GetRole' }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy(pass, 'Allow iam:PassRole on *'),
  foundInPolicy({ ...pass, Action: 'iam:P*' }, 'Allow iam:P* on *'),
  foundInPolicy(
    { ...pass, Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/*' } },
    'Allow iam:PassRole on arn:aws:iam::${AWS::AccountId}:role/*',
  ),
  foundInPolicy({ ...pass, Condition: { StringLike: { 'iam:PassedToService': '*' } } }, 'Allow iam:PassRole on *'),
  foundInPolicy(
    { ...pass, Condition: { StringEqualsIfExists: { 'iam:PassedToService': 'firehose.amazonaws.com' } } },
    'Allow iam:PassRole on *',
  ),
  foundInPolicy(
    { ...pass, Resource: 'arn:aws:iam::111122223333:*' },
    'Allow iam:PassRole on arn:aws:iam::111122223333:*',
  ),
  UNKNOWN_POLICY,
];
