import type { FailingTemplate } from '../fixture';
import { arnOf, bucket, deliveryStream, ELSEWHERE, either, mapping, template, toRedshift, toS3 } from '../resources';

const property = 'LifecycleConfiguration.Rules.0.ExpirationInDays';
const failures = mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Bucket') } } });
const delivery = toS3({ BucketARN: arnOf('Bucket'), ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/' });
const splunk = deliveryStream({
  SplunkDestinationConfiguration: { S3Configuration: { BucketARN: arnOf('Bucket'), ErrorOutputPrefix: 'splunk/' } },
});

function expiring(ExpirationInDays: unknown, rule: object = {}) {
  return bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays, ...rule }] } });
}

export const passing = [
  template({ Bucket: expiring(30), Mapping: failures, Delivery: delivery }),
  template({ Bucket: expiring(1, { Prefix: 'query-results/' }), Mapping: failures, Delivery: delivery }),
  template({ Bucket: expiring(1, { Status: 'Disabled' }), Mapping: failures }),
  template({ Bucket: expiring(1, { TagFilters: [{ Key: 'Temporary', Value: 'true' }] }), Mapping: failures }),
  template({ Bucket: expiring(1, { ObjectSizeGreaterThan: 1 }), Mapping: failures }),
  template({ Bucket: expiring(1, { ObjectSizeLessThan: 1 }), Mapping: failures }),
  template({ Bucket: expiring(undefined), Mapping: failures }),
  template({ Bucket: expiring(1), Delivery: toS3({ BucketARN: arnOf('Bucket') }) }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({ Bucket: expiring(7, { Prefix: either('query-results/', 'aws/') }), Mapping: failures }),
    problems: { Bucket: [{ property, value: 7 }] },
  },
  { template: template({ Bucket: expiring(29), Mapping: failures }), problems: { Bucket: [{ property, value: 29 }] } },
  {
    template: template({ Bucket: expiring('7', { Prefix: 'errors/processing-failed/' }), Delivery: delivery }),
    problems: { Bucket: [{ property, value: '7' }] },
  },
  {
    template: template({ Bucket: expiring(7, { Prefix: 'spl' }), Delivery: splunk }),
    problems: { Bucket: [{ property, value: 7 }] },
  },
  {
    template: template({
      Bucket: expiring(7),
      Delivery: toRedshift({ S3Configuration: { BucketARN: arnOf('Bucket') } }),
    }),
    problems: { Bucket: [{ property, value: 7 }] },
  },
  {
    template: template({ Bucket: expiring(ELSEWHERE), Mapping: failures }),
    problems: { Bucket: [{ property, value: ELSEWHERE, unresolved: true }] },
  },
];
