import type { Fixture } from '../fixture';

const delivery = {
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: { ExtendedS3DestinationConfiguration: { BucketARN: { 'Fn::GetAtt': ['Bucket', 'Arn'] } } },
};
const delivered = (status: string, rules?: unknown) => ({
  Resources: {
    Delivery: delivery,
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        VersioningConfiguration: { Status: status },
        ...(rules === undefined ? {} : { LifecycleConfiguration: { Rules: rules } }),
      },
    },
  },
});
const property = 'LifecycleConfiguration.Rules';

export const passing: Fixture['passing'] = [
  delivered('Suspended'),
  delivered('Enabled', [{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }]),
  delivered('Enabled', [{ Status: 'Enabled', NoncurrentVersionExpirationInDays: 30 }]),
  { Resources: { Bucket: delivered('Enabled').Resources.Bucket } },
];

export const failing: Fixture['failing'] = [
  { template: delivered('Enabled'), problems: { Bucket: [{ property }] } },
  {
    template: delivered('Enabled', [{ Status: 'Enabled', ExpirationInDays: 30 }]),
    problems: { Bucket: [{ property }] },
  },
  {
    template: delivered('Enabled', { 'Fn::ImportValue': 'Rules' }),
    problems: { Bucket: [{ property, value: { 'Fn::ImportValue': 'Rules' }, unresolved: true }] },
  },
];
