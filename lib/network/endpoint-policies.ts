import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Aws } from 'aws-cdk-lib/core';

const STREAM_ACTIONS = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
  'kinesis:PutRecord',
  'kinesis:PutRecords',
];

const CONSUMER_ACTIONS = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];

const DELIVERY_STREAM_ACTIONS = ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'];

const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];

const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'];

/** What may be done with the data streams and their consumers through the endpoint. */
export function streamStatements(
  streams: kinesis.IStream[],
  consumers: kinesis.IStreamConsumer[],
): iam.PolicyStatement[] {
  const streamArns = streams.map((stream) => stream.streamArn);
  const consumerArns = consumers.map((consumer) => consumer.streamConsumerArn);
  return [...ownPrincipals(STREAM_ACTIONS, streamArns), ...ownPrincipals(CONSUMER_ACTIONS, consumerArns)];
}

/** What may be done with the delivery streams through their endpoint. */
export function deliveryStreamStatements(deliveryStreams: firehose.IDeliveryStream[]): iam.PolicyStatement[] {
  const arns = deliveryStreams.map((deliveryStream) => deliveryStream.deliveryStreamArn);
  return ownPrincipals(DELIVERY_STREAM_ACTIONS, arns);
}

/** What may be done with the buckets and their objects through their endpoint. */
export function bucketStatements(buckets: s3.IBucket[]): iam.PolicyStatement[] {
  const bucketArns = buckets.map((bucket) => bucket.bucketArn);
  const objectArns = buckets.map((bucket) => bucket.arnForObjects('*'));
  return [...ownPrincipals(BUCKET_ACTIONS, bucketArns), ...ownPrincipals(OBJECT_ACTIONS, objectArns)];
}

/** An endpoint policy bounds what identities may do, it grants nothing: everyone in the account is named, no one outside it. */
function ownPrincipals(actions: string[], resources: string[]): iam.PolicyStatement[] {
  if (resources.length === 0) return [];
  const principals = [new iam.AnyPrincipal()];
  const conditions = { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } };
  return [new iam.PolicyStatement({ principals, actions, resources, conditions })];
}
