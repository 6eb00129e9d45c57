import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';

const ROLE_ARN = 'arn:aws:iam::123456789012:role/delivery';

const TEMPLATE = {
  Resources: {
    Stream: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'target', ShardCount: 2 } },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake' } },
    Delivery: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamName: 'target',
        ExtendedS3DestinationConfiguration: {
          BucketARN: 'arn:aws:s3:::lake',
          RoleARN: ROLE_ARN,
          BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 128 },
        },
      },
    },
  },
};

/** A data stream of two shards and a delivery stream, both named `target`. */
export function startTargets(): Promise<Sandbox> {
  return Sandbox.start({ template: TEMPLATE, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
}

/** What an SDK client needs to reach the sandbox. */
export function clientSettings(sandbox: Sandbox) {
  const { endpoint, region } = sandbox;
  return { endpoint, region, credentials: sandbox.credentials() };
}
