import { Template } from 'aws-cdk-lib/assertions';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { AccessLogsBucket, type AccessLogsBucketProps, DeliveryBucket } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';

function synthesize(build: (stack: Stack) => void): Template {
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  return Template.fromStack(stack);
}

const accessLogs = (props?: AccessLogsBucketProps) => synthesize((stack) => new AccessLogsBucket(stack, 'Logs', props));

describe('DeliveryBucket', () => {
  test('has production defaults', () => {
    expect(synthesize((stack) => new DeliveryBucket(stack, 'Bucket')).toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => new DeliveryBucket(stack, 'Bucket'));
    expect(recommended).toEqual(bare);
  });

  test('removes what it created where it may', () => {
    const template = synthesize(
      (stack) => new DeliveryBucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY }),
    );
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });
});

describe('AccessLogsBucket', () => {
  test('has production defaults', () => {
    expect(accessLogs().toJSON()).toMatchSnapshot();
  });

  test('keeps logs for as long as asked', () => {
    accessLogs({ expiration: Duration.days(90) }).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90 }] },
    });
  });

  test.each([0, 36_501])('refuses to keep logs for %d days', (days) => {
    expect(() => accessLogs({ expiration: Duration.days(days) })).toThrow(
      new Error(
        `Stack/Logs: expiration must be a whole number of days from 1 to 36500, got ${Duration.days(days).toHumanString()}`,
      ),
    );
  });
});
