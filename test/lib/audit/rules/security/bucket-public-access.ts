import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const policy = (...statements: readonly object[]) =>
  only('AWS::S3::BucketPolicy', { Bucket: 'lake', PolicyDocument: { Statement: statements } });
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lake/*' };

export const passing: Fixture['passing'] = [
  only('AWS::S3::Bucket'),
  only('AWS::S3::Bucket', { AccessControl: 'LogDeliveryWrite' }),
  policy({ ...read, Principal: { AWS: 'arn:aws:iam::111111111111:root' } }),
  policy({ ...read, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
  policy({ ...read, Effect: 'Deny', Principal: '*' }),
];

export const failing: Fixture['failing'] = [
  found(only('AWS::S3::Bucket', { AccessControl: 'PublicRead' }), { property: 'AccessControl', value: 'PublicRead' }),
  found(policy({ ...read, Principal: '*' }), {
    property: 'PolicyDocument',
    value: 'Allow s3:GetObject to * on arn:aws:s3:::lake/*',
  }),
  found(policy({ ...read, Principal: { AWS: ['*'] }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), {
    property: 'PolicyDocument',
    value: 'Allow s3:GetObject to * on arn:aws:s3:::lake/*',
  }),
  found(policy({ ...read, Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }), {
    property: 'PolicyDocument',
    value: 'Allow s3:GetObject to * on arn:aws:s3:::lake/*',
  }),
  found(policy({ ...read, NotPrincipal: { AWS: '111111111111' } }), {
    property: 'PolicyDocument',
    value: 'Allow s3:GetObject to all but 111111111111 on arn:aws:s3:::lake/*',
  }),
  found(only('AWS::S3::BucketPolicy', { PolicyDocument: UNKNOWN }), {
    property: 'PolicyDocument',
    value: UNKNOWN,
    unresolved: true,
  }),
];
