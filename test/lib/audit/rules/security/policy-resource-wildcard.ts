import type { Fixture } from '../fixture';
import { foundInPolicy, policyOf, UNKNOWN_POLICY } from '../one-resource';

const statement = { Effect: 'Allow', Resource: '*' };

export const passing: Fixture['passing'] = [
  policyOf({ ...statement, Action: ['kinesis:ListStreams', 'kinesis:DescribeLimits', 'lambda:ListFunctions'] }),
  policyOf({ ...statement, Action: ['xray:PutTraceSegments', 'ec2:CreateNetworkInterface'] }),
  policyOf({ ...statement, Action: 'kinesis:PutRecords', Resource: { 'Fn::GetAtt': ['Stream', 'Arn'] } }),
  policyOf({ ...statement, Action: 'sts:GetCallerIdentity' }),
  policyOf({ ...statement, Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*' }),
  policyOf({
    ...statement,
    Action: 'sqs:SendMessage',
    Condition: { StringEquals: { 'aws:ResourceTag/Application': 'pipeline' } },
  }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy({ ...statement, Action: 'kinesis:PutRecords' }, 'Allow kinesis:PutRecords on *'),
  foundInPolicy(
    { ...statement, Action: ['s3:ListAllMyBuckets', 's3:GetObject'], Resource: 'arn:aws:s3:::*/*' },
    'Allow s3:ListAllMyBuckets, s3:GetObject on arn:aws:s3:::*/*',
  ),
  foundInPolicy(
    { ...statement, Action: 'kinesis:List*', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:kinesis:*:*:stream/*' } },
    'Allow kinesis:List* on arn:${AWS::Partition}:kinesis:*:*:stream/*',
  ),
  foundInPolicy(
    {
      ...statement,
      Action: 'kinesis:PutRecord',
      Resource: { 'Fn::Sub': 'arn:aws:kinesis:*:${AWS::AccountId}:stream/*' },
    },
    'Allow kinesis:PutRecord on arn:aws:kinesis:*:${AWS::AccountId}:stream/*',
  ),
  foundInPolicy(
    { ...statement, Action: 'sqs:SendMessage', Condition: { StringNotEquals: { 'aws:ResourceTag/Application': 'x' } } },
    'Allow sqs:SendMessage on *',
  ),
  foundInPolicy({ ...statement, Action: 'sts:AssumeRole' }, 'Allow sts:AssumeRole on *'),
  UNKNOWN_POLICY,
];
