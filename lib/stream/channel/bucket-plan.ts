import type { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { requireCustomerManagedKey } from '../customer-managed-key';
import {
  type BucketChannelOptions,
  BucketCompression,
  BucketRecordFormat,
  BucketStorageClass,
} from './bucket-channel-options';
import { grantObjectKey, grantObjects } from './channel-permissions';
import { requireOwnRegion, warnOfOtherAccount } from './channel-place';
import type { ChannelConfig, ChannelParts, ChannelPlan } from './channel-plan';
import { deadLetterQueue } from './dead-letters';
import { DEFAULT_KEY_TEMPLATE, keyPrefix, requireKeyTemplate } from './key-template';

const OWNER = 'ChannelDestination.bucket';

/** Delivery to a general purpose bucket. */
export function bucketPlan(bucket: IBucket, options: BucketChannelOptions): ChannelPlan {
  const { compression = BucketCompression.GZIP, keyTemplate = DEFAULT_KEY_TEMPLATE } = options;
  const encryptionKey = options.encryptionKey ?? bucket.encryptionKey;
  requireKeyTemplate(OWNER, keyTemplate, compression !== BucketCompression.NONE);
  requireCustomerManagedKey(OWNER, 'encryptionKey', encryptionKey);
  return {
    kind: 'bucket',
    metricNames: { prefix: 'DeliveryToS3', delivered: 'SuccessfulRecordCount', failed: 'FailedRecordCount' },
    encryptionKey,
    bind: (channel) => {
      requireOwnRegion(channel, 'destination', bucket);
      const grant = grantBucket(channel, bucket, keyTemplate, encryptionKey);
      warnOfOtherAccount(channel, bucket, grant);
      return render(channel, bucket, { ...options, compression, keyTemplate });
    },
  };
}

function grantBucket(channel: ChannelParts, bucket: IBucket, keyTemplate: string, key: IKey | undefined): Grant {
  const { channelName, role, source } = channel;
  const grant = grantObjects(role, bucket, `${keyPrefix(keyTemplate, channelName, source.stream.streamName)}*`);
  return key === undefined ? grant : grant.combine(grantObjectKey(role, key, bucket.bucketArn));
}

function render(channel: ChannelParts, bucket: IBucket, options: BucketChannelOptions): ChannelConfig {
  return {
    recordConfiguration: { recordFormatType: options.recordFormat ?? BucketRecordFormat.BYTE_ARRAY },
    s3DestinationConfiguration: {
      dataFreshnessInSeconds: channel.dataFreshness.toSeconds(),
      deadLetterQueueS3Configuration: deadLetterQueue(channel),
      storageConfiguration: {
        bucketArn: bucket.bucketArn,
        expectedBucketOwner: bucket.env.account,
        compressionType: options.compression as string,
        storageClass: options.storageClass ?? BucketStorageClass.STANDARD,
        outputKeyTemplate: options.keyTemplate,
      },
    },
  };
}
