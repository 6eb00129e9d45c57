import type { Fixture } from '../fixture';

const delivery = {
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: { ExtendedS3DestinationConfiguration: { BucketARN: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } },
};
const bucket = (properties: Record<string, unknown> = {}) => ({ Type: 'AWS::S3::Bucket', Properties: properties });
const delivered = (rules: unknown) => ({
  Resources: { Delivery: delivery, Bucket: bucket({ LifecycleConfiguration: { Rules: rules } }) },
});
const property = 'LifecycleConfiguration.Rules';

export const passing: Fixture['passing'] = [
  { Resources: { Bucket: bucket() } },
  delivered([{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }]),
];

export const failing: Fixture['failing'] = [
  { template: { Resources: { Delivery: delivery, Bucket: bucket() } }, problems: { Bucket: [{ property }] } },
  {
    template: delivered([{ Status: 'Enabled', ExpirationInDays: 30 }]),
    problems: { Bucket: [{ property }] },
  },
  {
    template: delivered({ 'Fn::ImportValue': 'Rules' }),
    problems: { Bucket: [{ property, value: { 'Fn::ImportValue': 'Rules' }, unresolved: true }] },
  },
];
