import type { CfnChannel } from 'aws-cdk-lib/aws-kinesis';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, type RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { encryptionKey } from '../../private/encryption-key';
import { hardenedBucket } from '../../private/hardened-bucket';
import type { IDataStream } from '../data-stream-interface';
import type { ChannelParts } from './channel-plan';

/** A bucket of the channel's own, encrypted as the stream is: dead letters name records of it. */
export function deadLetterBucket(scope: Construct, source: IDataStream, removalPolicy: RemovalPolicy): IBucket {
  const description = `Encrypts the dead letters of ${scope.node.path}`;
  return hardenedBucket(scope, 'DeadLetters', {
    encryptionKey: source.encryptionKey ?? encryptionKey(scope, 'DeadLettersKey', { description, removalPolicy }),
    lifecycleRules: [{ id: 'Expire', expiration: Duration.days(90) }],
    removalPolicy,
  });
}

/** Given to the channel rather than left to Kinesis, so that the role may write there and nowhere else. */
export function deadLetterPrefix(channelName: string): string {
  return `kinesis-channel/errors/${channelName}/`;
}

export function deadLetterQueue(channel: ChannelParts): CfnChannel.DeadLetterQueueS3ConfigurationProperty {
  return {
    bucketArn: channel.deadLetterBucket.bucketArn,
    expectedBucketOwner: channel.deadLetterBucket.env.account,
    errorOutputPrefix: deadLetterPrefix(channel.channelName),
  };
}
