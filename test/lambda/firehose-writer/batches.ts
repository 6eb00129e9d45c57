import type { Context, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';

export const STREAM_ARN = 'arn:aws:kinesis:eu-central-1:111111111111:stream/logs';
/** 2026-01-01T00:00:00Z */
export const ARRIVAL = 1_767_225_600;

/** Records of one shard, numbered from 1 on. */
export function batchOf(...data: (string | Buffer)[]): KinesisStreamRecord[] {
  return data.map((content, i) => ({
    eventID: `shardId-000000000003:${i + 1}`,
    eventName: 'aws:kinesis:record',
    eventSource: 'aws:kinesis',
    eventSourceARN: STREAM_ARN,
    eventVersion: '1.0',
    awsRegion: 'eu-central-1',
    invokeIdentityArn: 'arn:aws:iam::111111111111:role/writer',
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'key',
      sequenceNumber: `${i + 1}`,
      data: Buffer.from(content).toString('base64'),
      approximateArrivalTimestamp: ARRIVAL,
    },
  }));
}

export function eventOf(...data: (string | Buffer)[]): KinesisStreamEvent {
  return { Records: batchOf(...data) };
}

export const CONTEXT = {
  awsRequestId: 'request',
  functionName: 'writer',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111111111111:function:writer',
  getRemainingTimeInMillis: () => 60_000,
} as Context;
