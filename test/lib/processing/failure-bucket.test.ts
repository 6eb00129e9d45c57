import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { FailureBucket, type FailureBucketProps } from '../../../lib/processing/failure-bucket';
import { withAndWithoutFlags } from '../private/feature-flags';

function synthesize(props: (stack: Stack) => FailureBucketProps = () => ({})): Template {
  const stack = new Stack(new App(), 'Stack');
  new FailureBucket(stack, 'Failures', props(stack));
  return Template.fromStack(stack);
}

describe('FailureBucket', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON().Resources).toMatchSnapshot();
  });

  test('is retained together with a rotating key of its own', () => {
    const template = synthesize();
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
  });

  test('reports batches to EventBridge without a function of its own', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test.each([
    ['90 days by default', {}, 90],
    ['1 day', { expiration: Duration.days(1) }, 1],
    ['36,500 days', { expiration: Duration.days(36_500) }, 36_500],
  ])('keeps batches for %s', (_, props, days) => {
    synthesize(() => props).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'Housekeeping',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
          { Id: 'Expire', ExpirationInDays: days },
        ],
      },
    });
  });

  test.each([
    [Duration.hours(12), '12 hours'],
    [Duration.days(36_501), '36501 days'],
  ])('refuses to keep batches for %s', (expiration, got) => {
    expect(() => synthesize(() => ({ expiration }))).toThrow(
      new Error(`Stack/Failures: expiration must be a whole number of days from 1 to 36500, got ${got}`),
    );
  });

  test('takes a key and a removal policy', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/given';
    const template = synthesize((stack) => ({
      encryptionKey: Key.fromKeyArn(stack, 'Given', keyArn),
      removalPolicy: RemovalPolicy.DESTROY,
    }));
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  test('logs access where told to', () => {
    const template = synthesize((stack) => ({ accessLogsBucket: new Bucket(stack, 'Logs') }));
    template.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') } },
    });
  });

  test('depends on no feature flag', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      const accessLogsBucket = new Bucket(stack, 'Logs');
      new FailureBucket(stack, 'Failures', { accessLogsBucket });
    });
    expect(recommended).toEqual(bare);
  });
});
