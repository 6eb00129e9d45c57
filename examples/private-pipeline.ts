import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataStream, EndpointTarget, PrivateNetwork, StreamProcessor } from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'PrivatePipeline');
const clicks = new DataStream(stack, 'Clicks');
const purchases = new DataStream(stack, 'Purchases');

// No NAT gateway, no internet gateway: what runs here reaches the one stream that it writes, and nothing else.
const network = new PrivateNetwork(stack, 'Network', { targets: [EndpointTarget.streams([purchases.stream])] });
const { vpc, vpcSubnets, securityGroups } = network;

const handler = new lambda.Function(stack, 'Handler', {
  vpc,
  vpcSubnets,
  securityGroups,
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  timeout: Duration.seconds(30),
  environment: { PURCHASES: purchases.stream.streamName },
  code: lambda.Code.fromInline(`
    const { KinesisClient, PutRecordCommand } = require('@aws-sdk/client-kinesis');
    const client = new KinesisClient();
    exports.handler = async ({ Records }) => {
      for (const { kinesis } of Records) {
        const Data = Buffer.from(kinesis.data, 'base64');
        if (!JSON.parse(Data).purchase) continue;
        const record = { StreamName: process.env.PURCHASES, PartitionKey: kinesis.partitionKey, Data };
        await client.send(new PutRecordCommand(record));
      }
    };`),
});
purchases.grantWrite(handler);

// AWS Lambda reads the stream, and keeps failed batches, from outside of the VPC: that takes no endpoint.
new StreamProcessor(stack, 'Processor', { source: clicks, handler, reportBatchItemFailures: false });
