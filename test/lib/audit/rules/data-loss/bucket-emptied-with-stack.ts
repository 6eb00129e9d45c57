import type { FailingTemplate } from '../fixture';
import { arnOf, bucket, mapping, template, toS3 } from '../resources';

const emptying = { Type: 'Custom::S3AutoDeleteObjects', Properties: { BucketName: { Ref: 'Bucket' } } };
const delivery = toS3({ BucketARN: arnOf('Bucket') });
const failures = mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Bucket') } } });

export const presenceDecides = true;

export const passing = [
  template({ Bucket: bucket(), Delivery: delivery }),
  template({ Bucket: bucket(), Emptying: emptying }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Bucket: bucket(), Emptying: emptying, Delivery: delivery }),
    problems: { Bucket: [{ message: 'emptied by Emptying' }] },
  },
  {
    template: template({ Bucket: bucket(), Emptying: emptying, Mapping: failures }),
    problems: { Bucket: [{ message: 'emptied by Emptying' }] },
  },
];
