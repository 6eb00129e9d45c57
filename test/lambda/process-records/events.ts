import type {
  InvocationContext,
  KinesisEvent,
  KinesisEventRecord,
} from '../../../lambda/process-records/kinesis-event';

export const STREAM_ARN = 'arn:aws:kinesis:us-east-1:111122223333:stream/orders';
export const CONSUMER_ARN = `${STREAM_ARN}/consumer/orders:1780315200`;
export const ARRIVAL = Date.UTC(2026, 5, 1, 12, 0, 0, 716);

export interface TestRecord {
  readonly data: string | Buffer;
  readonly partitionKey?: string;
  /** Default: the place in the batch. */
  readonly sequenceNumber?: string;
}

/** A batch as Lambda sends it; data alone stands for a record. */
export function kinesisEvent(records: readonly (TestRecord | string | Buffer)[], arn = STREAM_ARN): KinesisEvent {
  return { Records: records.map((record, i) => eventRecord(isRecord(record) ? record : { data: record }, i, arn)) };
}

function eventRecord(record: TestRecord, place: number, eventSourceARN: string): KinesisEventRecord {
  const { data, partitionKey = 'key', sequenceNumber = String(place) } = record;
  return {
    eventID: `shardId-000000000000:${sequenceNumber}`,
    eventSourceARN,
    kinesis: {
      partitionKey,
      sequenceNumber,
      data: Buffer.from(data).toString('base64'),
      approximateArrivalTimestamp: ARRIVAL / 1_000,
    },
  };
}

function isRecord(record: TestRecord | string | Buffer): record is TestRecord {
  return typeof record !== 'string' && !Buffer.isBuffer(record);
}

/** The context of an invocation that has so much time left. */
export function contextWith(remainingMs: number): InvocationContext {
  return { awsRequestId: 'request', getRemainingTimeInMillis: () => remainingMs };
}

export const CONTEXT = contextWith(60_000);

/** The sequence numbers that a response reports. */
export function reported({ batchItemFailures }: { batchItemFailures: { itemIdentifier: string }[] }): string[] {
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}
