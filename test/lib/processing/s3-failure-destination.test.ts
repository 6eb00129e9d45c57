import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Stack } from 'aws-cdk-lib/core';
import { S3FailureDestination } from '../../../lib/processing/s3-failure-destination';
import { deliveryStatements } from './delivery-statements';
import { fixture } from './fixture';

function deliverTo(bucketOf: (stack: Stack) => BucketProps) {
  const { stack, process } = fixture();
  const bucket = new Bucket(stack, 'Bucket', bucketOf(stack));
  const processor = process({ onFailure: new S3FailureDestination(bucket) });
  return { stack, bucket, processor, statements: deliveryStatements(stack) };
}

describe('S3FailureDestination', () => {
  test('lets the function put batches into the bucket, and no more', () => {
    const { stack, bucket, statements } = deliverTo(() => ({}));
    expect(statements).toEqual([
      { Action: 's3:ListBucket', Effect: 'Allow', Resource: stack.resolve(bucket.bucketArn) },
      { Action: 's3:PutObject', Effect: 'Allow', Resource: stack.resolve(bucket.arnForObjects('*')) },
    ]);
  });

  test('lets the function encrypt them, through S3 only', () => {
    const { stack, bucket, statements } = deliverTo((scope) => ({
      encryption: BucketEncryption.KMS,
      encryptionKey: new Key(scope, 'BucketKey'),
    }));
    expect(statements[2]).toEqual({
      Action: 'kms:GenerateDataKey',
      Effect: 'Allow',
      Resource: stack.resolve(bucket.encryptionKey?.keyArn),
      Condition: { StringEquals: { 'kms:ViaService': stack.resolve(`s3.${stack.region}.${stack.urlSuffix}`) } },
    });
  });

  test('is known to any mapping once its function may deliver', () => {
    const { stack, handler } = fixture();
    const bucket = new Bucket(stack, 'Bucket');
    new EventSourceMapping(stack, 'Mapping', {
      target: handler,
      eventSourceArn: 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks',
      startingPosition: StartingPosition.LATEST,
      onFailure: new S3FailureDestination(bucket),
    });
    Template.fromStack(stack).hasResource('AWS::Lambda::EventSourceMapping', {
      DependsOn: [Match.stringLikeRegexp('^HandlerServiceRoleDefaultPolicy')],
      Properties: { DestinationConfig: { OnFailure: { Destination: stack.resolve(bucket.bucketArn) } } },
    });
  });

  test('is the failure bucket of its processor', () => {
    const { bucket, processor } = deliverTo(() => ({}));
    expect(processor.failureBucket).toBe(bucket);
  });
});
