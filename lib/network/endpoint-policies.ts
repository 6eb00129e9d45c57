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
  return [
    ...(streams.length > 0
      ? [
          ownPrincipals(
            STREAM_ACTIONS,
            streams.map((each) => each.streamArn),
          ),
        ]
      : []),
    ...(consumers.length > 0
      ? [
          ownPrincipals(
            CONSUMER_ACTIONS,
            consumers.map((each) => each.streamConsumerArn),
          ),
        ]
      : []),
  ];
}

/** What may be done with the delivery streams through their endpoint. */
export function deliveryStreamStatements(deliveryStreams: firehose.IDeliveryStream[]): iam.PolicyStatement[] {
  return [
    ownPrincipals(
      DELIVERY_STREAM_ACTIONS,
      deliveryStreams.map((each) => each.deliveryStreamArn),
    ),
  ];
}

/** What may be done with the buckets and their objects through their endpoint. */
export function bucketStatements(buckets: s3.IBucket[]): iam.PolicyStatement[] {
  return [
    ownPrincipals(
      BUCKET_ACTIONS,
      buckets.map((bucket) => bucket.bucketArn),
    ),
    ownPrincipals(
      OBJECT_ACTIONS,
      buckets.map((bucket) => bucket.arnForObjects('*')),
    ),
  ];
}

/** An endpoint policy bounds what identities may do, it grants nothing: everyone in the account is named, no one outside it. */
function ownPrincipals(actions: string[], resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.AnyPrincipal()],
    actions,
    resources,
    conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
  });
}
