import { AuditedTemplate } from '../../../../lib/audit/audited-template';
import { policiesOf } from '../../../../lib/audit/reading/attached-policies';

const NAME = { 'Fn::Sub': 'copy-${AWS::AccountId}' };

const template = new AuditedTemplate({
  Resources: {
    Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    Logs: { Type: 'AWS::S3::Bucket' },
    Copy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: NAME } },
    Alias: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Lake' } } },
    Failures: { Type: 'AWS::SQS::Queue' },
    Alarms: { Type: 'AWS::SNS::Topic' },
    Stream: { Type: 'AWS::Kinesis::Stream' },
    LakePolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Lake' } } },
    LakePolicyByName: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'lake' } },
    CopyPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: NAME } },
    OtherPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { 'Fn::ImportValue': 'Other' } } },
    QueuePolicy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['url', { Ref: 'Failures' }] } },
    TopicPolicy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Alarms' }] } },
  },
});

test.each([
  ['Lake', ['LakePolicy', 'LakePolicyByName']],
  ['Logs', []],
  ['Copy', ['CopyPolicy']],
  ['Alias', []],
  ['Failures', ['QueuePolicy']],
  ['Alarms', ['TopicPolicy']],
  ['Stream', []],
])('%s has the policies %j', (logicalId, expected) => {
  const resource = template.resource(logicalId);
  const policies = resource && policiesOf(resource, template);
  expect(policies?.map((policy) => policy.logicalId)).toEqual(expected);
});
