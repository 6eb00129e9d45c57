import type { Fixture } from '../fixture';
import { found, foundInPolicy, only, policyOf, UNKNOWN_POLICY } from '../one-resource';

export const passing: Fixture['passing'] = [
  policyOf({ Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' }),
  policyOf({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*' }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'Allow all but iam:* on *'),
  found(
    only('AWS::IAM::Role', {
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: 'arn:aws:sqs:*:*:own' },
          },
        },
      ],
    }),
    { property: 'Policies.0.PolicyDocument', value: 'Allow sqs:SendMessage on all but arn:aws:sqs:*:*:own' },
  ),
  UNKNOWN_POLICY,
];
