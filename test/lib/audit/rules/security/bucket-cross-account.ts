import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const policy = (statement: object) =>
  only('AWS::S3::BucketPolicy', {
    PolicyDocument: { Statement: { Effect: 'Allow', Resource: 'arn:aws:s3:::lake', ...statement } },
  });
const other = { AWS: 'arn:aws:iam::111111111111:root' };
const ofAnyPartition = { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111111111111:root']] } };
const own = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } };
const property = 'PolicyDocument';

export const passing: Fixture['passing'] = [
  policy({ Principal: other, Action: ['s3:GetObject', 's3:PutObject'] }),
  policy({ Principal: own, Action: 's3:PutBucketPolicy' }),
  policy({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' }),
  policy({ Effect: 'Deny', Principal: other, Action: 's3:*' }),
];

export const failing: Fixture['failing'] = [
  found(policy({ Principal: other, Action: 's3:PutBucketPolicy' }), {
    property,
    value: 'Allow s3:PutBucketPolicy to arn:aws:iam::111111111111:root on arn:aws:s3:::lake',
  }),
  found(policy({ Principal: { AWS: '111111111111' }, Action: 's3:Put*' }), {
    property,
    value: 'Allow s3:Put* to 111111111111 on arn:aws:s3:::lake',
  }),
  found(policy({ Principal: ofAnyPartition, Action: 's3:DeleteBucketPolicy' }), {
    property,
    value: 'Allow s3:DeleteBucketPolicy to arn:${AWS::Partition}:iam::111111111111:root on arn:aws:s3:::lake',
  }),
  found(policy({ Principal: other, Action: { Ref: 'Actions' } }), {
    property,
    value: 'Allow ${Actions} to arn:aws:iam::111111111111:root on arn:aws:s3:::lake',
    unresolved: true,
  }),
  found(only('AWS::S3::BucketPolicy', { PolicyDocument: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
