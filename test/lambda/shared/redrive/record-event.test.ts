import { Aggregator } from '../../../../lambda/shared/kpl/aggregator';
import { readFailureDocument } from '../../../../lambda/shared/redrive/failure-document';
import { recordEvent } from '../../../../lambda/shared/redrive/record-event';

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders';
const CONSUMER = `${STREAM}/consumer/fast:1780315200`;

function eventOf(streamArn: string, Data: Uint8Array) {
  const document = readFailureDocument(
    JSON.stringify({
      requestContext: {
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
        condition: 'RetryAttemptsExhausted',
      },
      KinesisBatchInfo: {
        shardId: 'shardId-000000000000',
        startSequenceNumber: '7',
        endSequenceNumber: '7',
        batchSize: 1,
        streamArn,
      },
    }),
  );
  const ApproximateArrivalTimestamp = new Date(1_780_315_200_250);
  return recordEvent([{ SequenceNumber: '7', PartitionKey: 'outer', Data, ApproximateArrivalTimestamp }], document);
}

function aggregate(): Buffer {
  const aggregator = new Aggregator();
  for (const key of ['a', 'b']) aggregator.add({ partitionKey: key, data: Buffer.from(`order ${key}`) });
  return aggregator.take()?.data as Buffer;
}

function recordsOf(streamArn: string, data: Uint8Array): [key: string, data: string][] {
  const { Records } = eventOf(streamArn, data);
  return Records.map(({ kinesis }) => [kinesis.partitionKey, Buffer.from(kinesis.data, 'base64').toString()]);
}

describe('recordEvent', () => {
  test('makes of a record what Lambda does', () => {
    expect(eventOf(STREAM, Buffer.from('order'))).toEqual({
      Records: [
        {
          kinesis: {
            kinesisSchemaVersion: '1.0',
            partitionKey: 'outer',
            sequenceNumber: '7',
            data: 'b3JkZXI=',
            approximateArrivalTimestamp: 1_780_315_200.25,
          },
          eventSource: 'aws:kinesis',
          eventVersion: '1.0',
          eventID: 'shardId-000000000000:7',
          eventName: 'aws:kinesis:record',
          awsRegion: 'us-east-1',
          eventSourceARN: STREAM,
        },
      ],
    });
  });

  test('unpacks the aggregates that a consumer is given', () => {
    expect(recordsOf(CONSUMER, aggregate())).toEqual([
      ['a', 'order a'],
      ['b', 'order b'],
    ]);
    expect(eventOf(CONSUMER, aggregate()).Records.map(({ kinesis }) => kinesis.sequenceNumber)).toEqual(['7', '7']);
  });

  test('leaves to the function the aggregates of a shared reading', () => {
    expect(eventOf(STREAM, aggregate()).Records).toHaveLength(1);
  });

  test('gives a consumer a broken aggregate as it is', () => {
    const broken = Buffer.concat([aggregate(), Buffer.from('!')]);
    expect(eventOf(CONSUMER, broken).Records.map(({ kinesis }) => kinesis.data)).toEqual([broken.toString('base64')]);
  });
});
