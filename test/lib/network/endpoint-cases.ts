import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'aws-cdk-lib/core';
import { EndpointTarget } from '../../../lib/network/endpoint-target';

export const ENV = { account: '111111111111', region: 'us-east-1' };

export const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:111111111111:${resource}`;

/** What the template says where a target is known by its name only. */
export const ownArn = (service: string, resource: string) =>
  `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}`;

interface Statement {
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition?: Record<string, unknown>;
}

/** A kind of target, and what its endpoint is to be. */
interface Case {
  readonly kind: string;
  readonly target: (stack: Stack) => EndpointTarget;
  readonly service: string;
  readonly fips?: string;
  readonly statements: Statement[];
}

/** Each kind of target that an interface endpoint leads to. */
export const CASES: Case[] = [
  {
    kind: 'streams',
    target: (stack) => EndpointTarget.streams([kinesis.Stream.fromStreamArn(stack, 'S', arn('kinesis', 'stream/log'))]),
    service: 'kinesis-streams',
    fips: 'kinesis-streams-fips',
    statements: [
      {
        Action: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
          'kinesis:PutRecord',
          'kinesis:PutRecords',
        ],
        Resource: [arn('kinesis', 'stream/log')],
      },
    ],
  },
  {
    kind: 'streamingIngestion',
    target: (stack) => {
      const log = kinesis.Stream.fromStreamArn(stack, 'I', arn('kinesis', 'stream/log'));
      return EndpointTarget.streamingIngestion([log]);
    },
    service: 'kinesis-streams',
    fips: 'kinesis-streams-fips',
    statements: [
      {
        Action: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
          'kinesis:PutRecord',
          'kinesis:PutRecords',
        ],
        Resource: [arn('kinesis', 'stream/log')],
      },
      { Action: ['kinesis:ListStreams'], Resource: ['*'] },
    ],
  },
  {
    kind: 'consumers',
    target: (stack) => {
      const consumerArn = arn('kinesis', 'stream/log/consumer/metrics:1700000000');
      return EndpointTarget.consumers([kinesis.StreamConsumer.fromStreamConsumerArn(stack, 'C', consumerArn)]);
    },
    service: 'kinesis-streams',
    fips: 'kinesis-streams-fips',
    statements: [
      {
        Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
        Resource: [arn('kinesis', 'stream/log/consumer/metrics:1700000000')],
      },
    ],
  },
  {
    kind: 'deliveryStreams',
    target: (stack) => {
      const lakeArn = arn('firehose', 'deliverystream/lake');
      return EndpointTarget.deliveryStreams([firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'L', lakeArn)]);
    },
    service: 'kinesis-firehose',
    statements: [
      {
        Action: ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: [arn('firehose', 'deliverystream/lake')],
      },
    ],
  },
  {
    kind: 'bucketsByInterface',
    target: (stack) => EndpointTarget.bucketsByInterface([s3.Bucket.fromBucketName(stack, 'B', 'lake')]),
    service: 's3',
    statements: [
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        Resource: ['arn:<AWS::Partition>:s3:::lake'],
      },
      {
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: ['arn:<AWS::Partition>:s3:::lake/*'],
      },
    ],
  },
  {
    kind: 'keys',
    target: (stack) => EndpointTarget.keys([kms.Key.fromKeyArn(stack, 'K', arn('kms', 'key/1'))]),
    service: 'kms',
    fips: 'kms-fips',
    statements: [
      {
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
        ],
        Resource: [arn('kms', 'key/1')],
      },
    ],
  },
  {
    kind: 'logGroups',
    target: (stack) =>
      EndpointTarget.logGroups([logs.LogGroup.fromLogGroupArn(stack, 'G', arn('logs', 'log-group:agents:*'))]),
    service: 'logs',
    statements: [
      {
        Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        Resource: [arn('logs', 'log-group:agents:*')],
      },
    ],
  },
  {
    kind: 'metrics',
    target: () => EndpointTarget.metrics(['Clicks', 'Sessions']),
    service: 'monitoring',
    statements: [
      {
        Action: ['cloudwatch:PutMetricData'],
        Resource: ['*'],
        Condition: { 'cloudwatch:namespace': ['Clicks', 'Sessions'] },
      },
    ],
  },
  {
    kind: 'roles',
    target: (stack) => EndpointTarget.roles([iam.Role.fromRoleArn(stack, 'R', 'arn:aws:iam::222222222222:role/other')]),
    service: 'sts',
    fips: 'sts-fips',
    statements: [{ Action: ['sts:AssumeRole'], Resource: ['arn:aws:iam::222222222222:role/other'] }],
  },
  {
    kind: 'secrets',
    target: (stack) => {
      const secretArn = arn('secretsmanager', 'secret:token-AbCdEf');
      return EndpointTarget.secrets([secretsmanager.Secret.fromSecretCompleteArn(stack, 'T', secretArn)]);
    },
    service: 'secretsmanager',
    statements: [
      {
        Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        Resource: [arn('secretsmanager', 'secret:token-AbCdEf')],
      },
    ],
  },
  {
    kind: 'databases',
    target: () => EndpointTarget.databases(['lake']),
    service: 'glue',
    statements: [
      {
        Action: [
          'glue:BatchCreatePartition',
          'glue:BatchGetPartition',
          'glue:CreatePartition',
          'glue:GetDatabase',
          'glue:GetPartition',
          'glue:GetPartitions',
          'glue:GetTable',
          'glue:GetTableVersions',
          'glue:GetTables',
        ],
        Resource: [ownArn('glue', 'catalog'), ownArn('glue', 'database/lake'), ownArn('glue', 'table/lake/*')],
      },
    ],
  },
  {
    kind: 'workGroups',
    target: () => EndpointTarget.workGroups(['analysts']),
    service: 'athena',
    statements: [
      {
        Action: [
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
          'athena:GetWorkGroup',
          'athena:StartQueryExecution',
          'athena:StopQueryExecution',
        ],
        Resource: [ownArn('athena', 'workgroup/analysts')],
      },
    ],
  },
  {
    kind: 'functions',
    target: (stack) =>
      EndpointTarget.functions([lambda.Function.fromFunctionArn(stack, 'F', arn('lambda', 'function:enrich'))]),
    service: 'lambda',
    statements: [
      {
        Action: ['lambda:InvokeFunction'],
        Resource: [arn('lambda', 'function:enrich'), arn('lambda', 'function:enrich:*')],
      },
    ],
  },
  {
    kind: 'queues',
    target: (stack) => EndpointTarget.queues([sqs.Queue.fromQueueArn(stack, 'Q', arn('sqs', 'jobs'))]),
    service: 'sqs',
    fips: 'sqs-fips',
    statements: [
      {
        Action: [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
          'sqs:SendMessage',
        ],
        Resource: [arn('sqs', 'jobs')],
      },
    ],
  },
  {
    kind: 'topics',
    target: (stack) => EndpointTarget.topics([sns.Topic.fromTopicArn(stack, 'N', arn('sns', 'on-call'))]),
    service: 'sns',
    statements: [{ Action: ['sns:Publish'], Resource: [arn('sns', 'on-call')] }],
  },
  {
    kind: 'warehouseData',
    target: () => EndpointTarget.warehouseData([arn('redshift-serverless', 'workgroup/1')]),
    service: 'redshift-data',
    fips: 'redshift-data-fips',
    statements: [
      {
        Action: ['redshift-data:BatchExecuteStatement', 'redshift-data:ExecuteStatement'],
        Resource: [arn('redshift-serverless', 'workgroup/1')],
      },
      {
        Action: [
          'redshift-data:CancelStatement',
          'redshift-data:DescribeStatement',
          'redshift-data:GetStatementResult',
        ],
        Resource: ['*'],
        Condition: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' },
      },
    ],
  },
  {
    kind: 'warehouseCredentials',
    target: () => EndpointTarget.warehouseCredentials([arn('redshift-serverless', 'workgroup/1')]),
    service: 'redshift-serverless',
    fips: 'redshift-serverless-fips',
    statements: [
      {
        Action: ['redshift-serverless:GetCredentials', 'redshift-serverless:GetWorkgroup'],
        Resource: [arn('redshift-serverless', 'workgroup/1')],
      },
    ],
  },
  {
    kind: 'videoStreams',
    target: () => EndpointTarget.videoStreams(['entrance']),
    service: 'kinesisvideo',
    statements: [
      {
        Action: [
          'kinesisvideo:DescribeStream',
          'kinesisvideo:GetClip',
          'kinesisvideo:GetDASHStreamingSessionURL',
          'kinesisvideo:GetDataEndpoint',
          'kinesisvideo:GetHLSStreamingSessionURL',
          'kinesisvideo:GetImages',
          'kinesisvideo:GetMedia',
          'kinesisvideo:GetMediaForFragmentList',
          'kinesisvideo:ListFragments',
          'kinesisvideo:PutMedia',
        ],
        Resource: [ownArn('kinesisvideo', 'stream/entrance/*')],
      },
    ],
  },
  {
    kind: 'flinkApplications',
    target: () => EndpointTarget.flinkApplications(['sessions']),
    service: 'kinesisanalytics',
    fips: 'kinesisanalytics-fips',
    statements: [
      {
        Action: [
          'kinesisanalytics:CreateApplicationSnapshot',
          'kinesisanalytics:DescribeApplication',
          'kinesisanalytics:DescribeApplicationSnapshot',
          'kinesisanalytics:ListApplicationSnapshots',
          'kinesisanalytics:StartApplication',
          'kinesisanalytics:StopApplication',
        ],
        Resource: [ownArn('kinesisanalytics', 'application/sessions')],
      },
    ],
  },
];
