import type { Fixture } from '../fixture';
import { UNKNOWN } from '../one-resource';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [{ 'Fn::GetAtt': ['Subject', 'Arn'] }, { 'Fn::Sub': '${Subject.Arn}/*' }],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const withPolicy = (PolicyDocument: unknown, Bucket: unknown = { Ref: 'Subject' }) => ({
  Resources: {
    Subject: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument } },
  },
});
const withStatement = (changes: object) => withPolicy({ Statement: [{ ...denial, ...changes }] });
const nothing = { Subject: [{ message: 'no policy in the template denies it' }] };

export const passing: Fixture['passing'] = [
  withStatement({}),
  withStatement({ Principal: { AWS: '*' }, Resource: '*' }),
  withStatement({ Resource: [{ 'Fn::GetAtt': ['Subject', 'Arn'] }, { 'Fn::Sub': 'arn:aws:s3:::${Subject}/*' }] }),
  withPolicy({ Statement: denial }, 'lake'),
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Subject: { Type: 'AWS::S3::Bucket' } } }, problems: nothing },
  { template: withPolicy({ Statement: denial }, 'other'), problems: nothing },
  { template: withStatement({ Effect: 'Allow' }), problems: nothing },
  { template: withStatement({ Action: 's3:PutObject' }), problems: nothing },
  { template: withStatement({ Resource: { 'Fn::Sub': '${Subject.Arn}/*' } }), problems: nothing },
  { template: withStatement({ Resource: { 'Fn::GetAtt': ['Subject', 'Arn'] } }), problems: nothing },
  { template: withStatement({ Resource: ['arn:aws:s3:::lake', 'arn:aws:s3:::lake/raw/*'] }), problems: nothing },
  { template: withStatement({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), problems: nothing },
  { template: withStatement({ Principal: { AWS: '111111111111' } }), problems: nothing },
  { template: withPolicy(UNKNOWN), problems: { Subject: [{ value: UNKNOWN, unresolved: true }] } },
];
