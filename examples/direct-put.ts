import * as iam from 'aws-cdk-lib/aws-iam';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { DeliveryBucket, DirectPutDeliveryStream, S3Destination } from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'DirectPut');

// Orders lie by country, each on a line of its own; what is no JSON lies below errors/, as it came.
const { bucket } = new DeliveryBucket(stack, 'Orders');
const destination = new S3Destination(bucket, {
  dynamicPartitioning: { keysFromQuery: { country: '.customer.country // "none" | ascii_upcase' } },
  processors: [new firehose.AppendDelimiterToRecordProcessor()],
});
const delivery = new DirectPutDeliveryStream(stack, 'Delivery', { destination });

// Two producers, which put what they have themselves: they may use the key of the delivery stream, through it alone.
const checkout = new lambda.Function(stack, 'Checkout', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  environment: { ORDERS: delivery.deliveryStream.deliveryStreamName },
  code: lambda.Code.fromInline(`
    const { FirehoseClient, PutRecordCommand } = require('@aws-sdk/client-firehose');
    const client = new FirehoseClient();
    exports.handler = async (order) => {
      const Record = { Data: Buffer.from(JSON.stringify(order)) };
      await client.send(new PutRecordCommand({ DeliveryStreamName: process.env.ORDERS, Record }));
    };`),
});
const shops = new iam.Role(stack, 'Shops', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
for (const producer of [checkout, shops]) delivery.grantPutRecords(producer);

new CfnOutput(stack, 'DeliveryStreamName', { value: delivery.deliveryStream.deliveryStreamName });
