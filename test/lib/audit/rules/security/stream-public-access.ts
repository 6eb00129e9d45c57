import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const policy = (statement: object) =>
  only('AWS::Kinesis::ResourcePolicy', {
    ResourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] },
    ResourcePolicy: {
      Statement: [
        { Effect: 'Allow', Action: 'kinesis:PutRecord', Resource: { 'Fn::GetAtt': ['Stream', 'Arn'] }, ...statement },
      ],
    },
  });
const property = 'ResourcePolicy';

export const passing: Fixture['passing'] = [
  policy({ Principal: { AWS: 'arn:aws:iam::222222222222:role/producer' } }),
  policy({ Principal: '*', Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } } }),
];

export const failing: Fixture['failing'] = [
  found(policy({ Principal: { AWS: '*' } }), { property, value: 'Allow kinesis:PutRecord to * on ${Stream.Arn}' }),
  found(policy({ Principal: '*', Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } } }), {
    property,
    value: 'Allow kinesis:PutRecord to * on ${Stream.Arn}',
  }),
  found(only('AWS::Kinesis::ResourcePolicy', { ResourcePolicy: UNKNOWN }), {
    property,
    value: UNKNOWN,
    unresolved: true,
  }),
];
