import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, CfnResource } from 'aws-cdk-lib/core';

const NOTIFICATIONS = 'Custom::S3BucketNotifications';

/**
 * Makes a bucket report its objects to EventBridge. Set on the resource, because the property of the construct would bring a
 * function with a managed policy along.
 */
export function reportToEventBridge(bucket: IBucket): void {
  const { node } = bucket;
  if (!(node.defaultChild instanceof CfnBucket)) {
    warnOfSilence(bucket);
    return;
  }
  node.defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
  node.addValidation({ validate: () => (isOverwritten(bucket) ? [overwritten(bucket)] : []) });
}

/** The function of aws-cdk replaces whatever the resource says of notifications. */
function isOverwritten({ node, stack }: IBucket): boolean {
  const writer = node
    .findAll()
    .find((child) => CfnResource.isCfnResource(child) && child.cfnResourceType === NOTIFICATIONS);
  if (writer === undefined) return false;
  const { Properties } = stack.resolve((writer as CfnResource)._toCloudFormation()).Resources[
    stack.getLogicalId(writer as CfnResource)
  ];
  return Properties.NotificationConfiguration.EventBridgeConfiguration === undefined;
}

function overwritten({ node }: IBucket): string {
  return `${node.path}: its event notifications must include EventBridge, call enableEventBridgeNotification()`;
}

function warnOfSilence(bucket: IBucket): void {
  Annotations.of(bucket).addWarningV2(
    'cdk-kinesis-pipelines:bucketCannotBeChanged',
    `${bucket.node.path}: its notifications cannot be changed here, turn on those to EventBridge`,
  );
}
