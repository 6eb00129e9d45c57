import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { App, Stack } from 'aws-cdk-lib/core';
import { reportToEventBridge } from '../../../lib/private/event-bridge-notifications';

const TARGET: s3.IBucketNotificationDestination = {
  bind: () => ({ arn: 'arn:aws:sqs:eu-central-1:111111111111:q', type: s3.BucketNotificationDestinationType.QUEUE }),
};

function bucketIn(stack: Stack): s3.Bucket {
  const bucket = new s3.Bucket(stack, 'Bucket');
  reportToEventBridge(bucket);
  return bucket;
}

describe('reportToEventBridge', () => {
  test('keeps what else the resource says of notifications', () => {
    const stack = new Stack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const queueConfigurations = [{ event: 's3:ObjectCreated:*', queue: 'arn:aws:sqs:eu-central-1:111111111111:q' }];
    (bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = { queueConfigurations };
    reportToEventBridge(bucket);
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        EventBridgeConfiguration: { EventBridgeEnabled: true },
        QueueConfigurations: [Match.objectLike({ Event: 's3:ObjectCreated:*' })],
      },
    });
  });

  test('refuses notifications of aws-cdk that would turn it off, whenever they are added', () => {
    const app = new App();
    const bucket = bucketIn(new Stack(app, 'Stack'));
    bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, TARGET);
    expect(() => app.synth()).toThrow(
      'Stack/Bucket: its event notifications must include EventBridge, call enableEventBridgeNotification()',
    );
  });

  test('takes notifications of aws-cdk that include it', () => {
    const app = new App();
    const bucket = bucketIn(new Stack(app, 'Stack'));
    bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, TARGET);
    bucket.enableEventBridgeNotification();
    expect(() => app.synth()).not.toThrow();
  });
});
