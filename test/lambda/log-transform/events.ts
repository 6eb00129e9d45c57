import type { FirehoseTransformationEvent } from 'aws-lambda';

export const SEQUENCE_NUMBER = '49590338271490256608559692538361571095921575989136588898';

/** An event of a delivery stream that reads a Kinesis stream. */
export function kinesisEvent(...data: (string | Buffer)[]): FirehoseTransformationEvent {
  const event = directPutEvent(...data);
  const records = event.records.map((record, i) => ({
    ...record,
    recordId: `${SEQUENCE_NUMBER}00000${i}`,
    kinesisRecordMetadata: {
      sequenceNumber: SEQUENCE_NUMBER,
      subsequenceNumber: i as unknown as string,
      partitionKey: 'key',
      shardId: 'shardId-000000000000' as const,
      approximateArrivalTimestamp: 1431857103000,
    },
  }));
  return { ...event, records };
}

export function directPutEvent(...data: (string | Buffer)[]): FirehoseTransformationEvent {
  return {
    invocationId: 'b7c5a6de-0001',
    deliveryStreamArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/lake',
    region: 'us-east-1',
    records: data.map((bytes, i) => ({
      recordId: `record-${i}`,
      approximateArrivalTimestamp: 1431857103000,
      data: Buffer.from(bytes).toString('base64'),
    })),
  };
}
