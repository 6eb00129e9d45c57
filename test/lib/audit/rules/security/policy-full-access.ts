import type { Fixture } from '../fixture';
import { found, foundInPolicy, only, policyOf, UNKNOWN_POLICY } from '../one-resource';

const administrator = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const attached = (...names: readonly string[]) =>
  only('AWS::IAM::Role', {
    ManagedPolicyArns: names.map((name) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` })),
  });

export const passing: Fixture['passing'] = [
  attached('service-role/AWSLambdaKinesisExecutionRole', 'AmazonS3ReadOnlyAccess'),
  policyOf({ Effect: 'Allow', Action: 'kinesis:PutRecords', Resource: 'arn:aws:kinesis:*:*:stream/log' }),
  policyOf({ Effect: 'Deny', Action: '*', Resource: '*' }),
  {
    Resources: {
      Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: administrator } },
      Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: { Ref: 'Boundary' } } },
    },
  },
];

export const failing: Fixture['failing'] = [
  foundInPolicy({ Effect: 'Allow', Action: '*', Resource: '*' }, 'Allow * on *'),
  foundInPolicy(
    { Effect: 'Allow', Action: ['s3:GetObject', 'kinesis:*'], Resource: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
    'Allow s3:GetObject, kinesis:* on ${Stream.Arn}',
  ),
  foundInPolicy({ Effect: 'Allow', Action: '*:*', Resource: 'x' }, 'Allow *:* on x'),
  foundInPolicy({ Effect: 'Allow', Action: 'kinesis:?*', Resource: 'x' }, 'Allow kinesis:?* on x'),
  {
    template: {
      Resources: {
        Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: administrator } },
        Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'Policy' }] } },
      },
    },
    problems: { Policy: [{ property: 'PolicyDocument', value: 'Allow * on *' }] },
  },
  found(
    attached('AdministratorAccess', 'AmazonKinesisFullAccess'),
    ...['AdministratorAccess', 'AmazonKinesisFullAccess'].map((name) => ({
      property: 'ManagedPolicyArns.*',
      value: `arn:\${AWS::Partition}:iam::aws:policy/${name}`,
    })),
  ),
  found(policyOf({ Effect: 'Allow', Action: { Ref: 'Actions' }, Resource: 'x' }), {
    property: 'PolicyDocument',
    value: 'Allow ${Actions} on x',
    unresolved: true,
  }),
  UNKNOWN_POLICY,
];
