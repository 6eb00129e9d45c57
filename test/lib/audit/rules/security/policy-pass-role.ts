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
  UNKNOWN_POLICY,
];
