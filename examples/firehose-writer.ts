import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  AlarmTopic,
  DataStream,
  DeliveryBucket,
  DirectPutDeliveryStream,
  FirehoseWriter,
  FirehoseWriterFormat,
  ProcessorAlarms,
  S3Destination,
  StreamAlarms,
} from 'cdk-kinesis-pipelines';

const env = { account: '111111111111', region: 'eu-central-1' };
const stack = new Stack(new App(), 'FirehoseWriter', { env });

// One delivery stream for two streams, which a delivery stream that reads a data stream itself could not be.
const { bucket } = new DeliveryBucket(stack, 'Rows');
const destination = new S3Destination(bucket, {
  bufferingInterval: Duration.minutes(1),
  prefix: 'rows/!{timestamp:yyyy/MM/dd/HH}/',
  errorOutputPrefix: 'errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
});
const { deliveryStream } = new DirectPutDeliveryStream(stack, 'Delivery', { destination });

const actions = [new AlarmTopic(stack, 'AlarmTopic')];
for (const site of ['Shop', 'Blog']) {
  const source = new DataStream(stack, `${site}Log`);
  const format = FirehoseWriterFormat.LOG_ROWS;
  const props = { source, deliveryStream, format, alarmActions: actions };
  const { handler, eventSourceMapping } = new FirehoseWriter(stack, `${site}Writer`, props).processor;
  new StreamAlarms(stack, `${site}LogAlarms`, { dataStream: source, actions });
  new ProcessorAlarms(stack, `${site}WriterAlarms`, { handler, eventSourceMapping, source, actions });
}
