import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { AlarmTopic, DataStream, DeliveryBucket, FirehoseWriter, FirehoseWriterFormat } from 'cdk-kinesis-pipelines';

const env = { account: '111111111111', region: 'eu-central-1' };
const stack = new Stack(new App(), 'FirehoseWriter', { env });

// One delivery stream for two streams, which a delivery stream that reads a data stream itself could not be.
const { bucket } = new DeliveryBucket(stack, 'Rows');
const deliveryStream = new firehose.DeliveryStream(stack, 'Delivery', {
  encryption: firehose.StreamEncryption.awsOwnedKey(),
  destination: new firehose.S3Bucket(bucket, {
    bufferingInterval: Duration.minutes(1),
    dataOutputPrefix: 'rows/!{timestamp:yyyy/MM/dd/HH}/',
    errorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
  }),
});

const alarmActions = [new AlarmTopic(stack, 'AlarmTopic')];
for (const site of ['Shop', 'Blog']) {
  const source = new DataStream(stack, `${site}Log`);
  const format = FirehoseWriterFormat.LOG_ROWS;
  new FirehoseWriter(stack, `${site}Writer`, { source, deliveryStream, format, alarmActions });
}
