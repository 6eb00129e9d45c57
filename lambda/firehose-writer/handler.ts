import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context, KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { writeLog } from '../shared/log';
import { streamNameOf } from '../shared/windowed-event';
import { DeliveryWriter } from '../shared/writers/delivery-writer';
import { BatchWriter } from './batch-writer';
import { DeliveryGuard } from './delivery-guard';
import { formatNamed } from './formats/format-named';
import { Quarantine } from './quarantine';
import { readSettings } from './settings';
import { WriterMetrics } from './writer-metrics';

const { deliveryStreamName, format, alarmNames, failureBucket, metricNamespace } = readSettings(process.env);
const cloudWatch = new CloudWatchClient({});
// The writer tries again by itself, and only what was refused.
const firehose = new FirehoseClient({ maxAttempts: 1 });
const guard = new DeliveryGuard(cloudWatch, alarmNames);
const metrics = new WriterMetrics(cloudWatch, metricNamespace, deliveryStreamName);
const parts = {
  format: formatNamed(format),
  deliveryWriter: new DeliveryWriter((Records) =>
    firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: deliveryStreamName, Records })),
  ),
  quarantine: new Quarantine(new S3Client({}), failureBucket),
};

/** Puts a batch into a delivery stream, and says from which record on it has to come again. */
export async function handler(event: KinesisStreamEvent, context: Context): Promise<KinesisStreamBatchResponse> {
  const batch = event.Records;
  const streamName = streamNameOf(event);
  const alarm = await guard.alarmAt(newestArrival(batch));
  if (alarm !== undefined) {
    writeLog({ level: 'WARN', result: 'held back', records: batch.length, alarm });
    await metrics.count('HeldBackRecords', batch.length, streamName);
    return failFrom(batch, 0);
  }
  const { done, quarantined } = await new BatchWriter(batch, parts, context).write();
  await metrics.count('QuarantinedRecords', quarantined, streamName);
  await metrics.count('RefusedRecords', batch.length - done, streamName);
  return failFrom(batch, done);
}

/** Lambda takes up the shard at the record that is named. */
function failFrom(batch: readonly KinesisStreamRecord[], place: number): KinesisStreamBatchResponse {
  const record = batch[place];
  return { batchItemFailures: record === undefined ? [] : [{ itemIdentifier: record.kinesis.sequenceNumber }] };
}

function newestArrival(batch: readonly KinesisStreamRecord[]): number {
  return (batch.at(-1)?.kinesis.approximateArrivalTimestamp ?? 0) * 1_000;
}
