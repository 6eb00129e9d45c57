import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  AppendDelimiterToRecordProcessor,
  Compression,
  DeliveryStream,
  S3Bucket,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Lazy, Size, Stack, TimeZone } from 'aws-cdk-lib/core';
import { DeliveryBucket, S3Destination, type S3DestinationProps } from '../../../../lib';
import { statementsOf } from '../synthesized';

function synthesize(props?: S3DestinationProps, bucket?: (stack: Stack) => IBucket): Template {
  const stack = new Stack(new App(), 'Stack');
  const destination = new S3Destination(bucket?.(stack) ?? new Bucket(stack, 'Bucket'), props);
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: properties,
  });
}

function refuses(props: S3DestinationProps, message: string): void {
  expect(() => new S3Destination(Bucket.fromBucketName(new Stack(), 'Bucket', 'bucket'), props)).toThrow(
    new Error(`S3Destination: ${message}`),
  );
}

describe('S3Destination', () => {
  test('has production defaults', () => {
    expect(synthesize(undefined, (stack) => new DeliveryBucket(stack, 'Bucket').bucket).toJSON()).toMatchSnapshot();
  });
});
