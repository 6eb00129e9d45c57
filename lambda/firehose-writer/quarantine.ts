import { randomUUID } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Context, KinesisStreamRecord } from 'aws-lambda';
import type { Undeliverable } from './undeliverable';

/**
 * Keeps a record that cannot be delivered, in the place and the form in which Lambda keeps failed batches, so that it is found and
 * redriven as they are. Lambda itself would keep none: this mapping tries again until a record expires.
 */
export class Quarantine {
  public constructor(
    private readonly client: Pick<S3Client, 'send'>,
    private readonly bucket: string,
  ) {}

  public async keep(record: KinesisStreamRecord, cause: Undeliverable, context: Context): Promise<void> {
    const now = new Date();
    const shardId = record.eventID.split(':')[0] as string;
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: objectKey(context.functionName, shardId, now),
        Body: JSON.stringify(failureDocument(record, cause, context, now)),
        ContentType: 'application/octet-stream',
      }),
    );
  }
}

function objectKey(functionName: string, shardId: string, now: Date): string {
  const time = now.toISOString();
  const day = time.slice(0, 10).replaceAll('-', '/');
  return `aws/lambda/${functionName}/${shardId}/${day}/${time.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
}

function failureDocument(record: KinesisStreamRecord, { condition }: Undeliverable, context: Context, now: Date) {
  const { sequenceNumber, approximateArrivalTimestamp } = record.kinesis;
  const arrival = new Date(approximateArrivalTimestamp * 1_000).toISOString();
  return {
    requestContext: {
      requestId: context.awsRequestId,
      functionArn: context.invokedFunctionArn,
      condition,
      approximateInvokeCount: 1,
    },
    responseContext: { statusCode: 200, executedVersion: context.functionVersion, functionError: null },
    version: '1.0',
    timestamp: now.toISOString(),
    KinesisBatchInfo: {
      shardId: record.eventID.split(':')[0],
      startSequenceNumber: sequenceNumber,
      endSequenceNumber: sequenceNumber,
      approximateArrivalOfFirstRecord: arrival,
      approximateArrivalOfLastRecord: arrival,
      batchSize: 1,
      streamArn: record.eventSourceARN,
    },
    payload: JSON.stringify({ Records: [record] }),
  };
}
