/** A batch, as an event source mapping hands it to a function. */
export interface KinesisEvent {
  readonly Records: readonly KinesisEventRecord[];
}

/** The part of a record in a batch that is read. */
export interface KinesisEventRecord {
  readonly eventID: string;
  readonly eventSourceARN: string;
  readonly kinesis: {
    readonly partitionKey: string;
    readonly sequenceNumber: string;
    /** In base64. */
    readonly data: string;
    /** In seconds. */
    readonly approximateArrivalTimestamp: number;
  };
}

/** The part of the context of an invocation that is read; what Lambda gives has more. */
export interface InvocationContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Names records that are to come again: Lambda takes up the shard at the lowest sequence number. */
export interface PartialBatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}

export type KinesisHandler = (event: KinesisEvent, context: InvocationContext) => Promise<PartialBatchResponse>;

/** Whether a record came by enhanced fan-out; then Lambda has taken aggregates apart. */
export function isByFanOut({ eventSourceARN }: KinesisEventRecord): boolean {
  return eventSourceARN.includes('/consumer/');
}

/** @throws Error for any other event, since of that nothing could be reported */
export function requireKinesisEvent(owner: string, event: KinesisEvent): void {
  const records: unknown = event?.Records;
  if (Array.isArray(records) && records.every((record) => record?.kinesis?.sequenceNumber)) return;
  const source = Array.isArray(records) ? records[0]?.eventSource : undefined;
  throw new Error(`${owner}: event must be a batch of a data stream, got one of ${source ?? 'an unknown source'}`);
}
