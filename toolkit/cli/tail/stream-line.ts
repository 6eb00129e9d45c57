import { deaggregate } from '../../../lambda/shared/kpl/deaggregate';
import type { Decoder, Entry } from './decode';
import type { StreamRecord } from './shard-reader';

/** Where a user record stands in the stream. */
export interface RecordPlace {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Its place in an aggregate; 0 outside one. */
  readonly subSequenceNumber: number;
  readonly partitionKey: string;
  readonly arrivalTime: Date;
}

/** A line of a user record. */
export class StreamLine {
  constructor(
    readonly entry: Entry,
    readonly place: RecordPlace,
    private readonly index: number,
  ) {}

  /** The `event_id` that its row has in the lake. */
  get eventId(): string {
    return `${this.place.sequenceNumber}-${this.place.subSequenceNumber}-${this.index}`;
  }
}

/** The lines of a record; those of the user records, if it is an aggregate. */
export function* linesOfRecord(record: StreamRecord, shardId: string, decoder: Decoder): Generator<StreamLine> {
  const { SequenceNumber = '', PartitionKey = '', ApproximateArrivalTimestamp = new Date(0) } = record;
  const data = Buffer.from(record.Data ?? []);
  const userRecords = (decoder.isRaw ? undefined : deaggregate(data)) ?? [{ partitionKey: PartitionKey, data }];
  for (const [subSequenceNumber, { partitionKey, data }] of userRecords.entries()) {
    const arrivalTime = ApproximateArrivalTimestamp;
    const place = { shardId, sequenceNumber: SequenceNumber, subSequenceNumber, partitionKey, arrivalTime };
    let index = 0;
    for (const entry of decoder.decode(data)) yield new StreamLine(entry, place, index++);
  }
}
