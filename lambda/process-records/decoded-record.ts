import type { KinesisEventRecord } from './kinesis-event';

/** Where a user record stands in the stream. */
export interface RecordOrigin {
  readonly event: KinesisEventRecord;
  readonly partitionKey: string;
  readonly subSequenceNumber: number;
  /** Of the user record; that of a part has its index too. */
  readonly id: string;
}

/** What a producer put into the stream, decoded: a user record, or one of the parts that are packed into it. */
export class DecodedRecord<T> {
  public constructor(
    public readonly data: T,
    /** The place among the parts of the user record. */
    public readonly index: number,
    private readonly origin: RecordOrigin,
  ) {}

  /**
   * The same whenever the record comes again: sequence number, sub-sequence number and index. Under enhanced fan-out Lambda does not tell
   * the sub-sequence number; there a digest of the partition key and the data takes its place, and records of an aggregate that are the
   * same in both are told apart only while they come in one batch.
   */
  public get id(): string {
    return `${this.origin.id}-${this.index}`;
  }

  public get partitionKey(): string {
    return this.origin.partitionKey;
  }

  public get sequenceNumber(): string {
    return this.origin.event.kinesis.sequenceNumber;
  }

  /** The place in an aggregate; under enhanced fan-out, among what of the aggregate is in the batch, which a retry may change. */
  public get subSequenceNumber(): number {
    return this.origin.subSequenceNumber;
  }

  /** About when the stream took the record. */
  public get arrival(): Date {
    return new Date(Math.round(this.origin.event.kinesis.approximateArrivalTimestamp * 1_000));
  }

  public get shardId(): string {
    return this.origin.event.eventID.split(':', 1)[0] as string;
  }
}
