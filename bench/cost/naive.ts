// A log pipeline as tutorials build it, with aws-cdk-lib alone: each choice is a default, or what comes first to mind.
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { KinesisConsumerEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Size, type Stack } from 'aws-cdk-lib/core';

const ENDPOINTS = {
  Streams: ec2.InterfaceVpcEndpointAwsService.KINESIS_STREAMS,
  Delivery: ec2.InterfaceVpcEndpointAwsService.KINESIS_FIREHOSE,
  Logs: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
};

export function naive(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
  for (const [id, service] of Object.entries(ENDPOINTS)) vpc.addInterfaceEndpoint(id, { service });
  const stream = new kinesis.Stream(stack, 'Stream', { streamMode: kinesis.StreamMode.ON_DEMAND });
  const deliveryStream = new firehose.DeliveryStream(stack, 'Delivery', {
    destination: new firehose.S3Bucket(bucketWithKey(stack), { bufferingSize: Size.mebibytes(5) }),
  });
  const handler = new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    memorySize: 512,
    environment: { DELIVERY_STREAM: deliveryStream.deliveryStreamName },
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
  });
  deliveryStream.grantPutRecords(handler);
  const consumer = new kinesis.StreamConsumer(stack, 'Consumer', { stream, streamConsumerName: 'logs' });
  handler.addEventSource(
    new KinesisConsumerEventSource(consumer, { startingPosition: lambda.StartingPosition.LATEST }),
  );
}

function bucketWithKey(stack: Stack): s3.Bucket {
  const encryptionKey = new kms.Key(stack, 'Key');
  return new s3.Bucket(stack, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: false,
  });
}
