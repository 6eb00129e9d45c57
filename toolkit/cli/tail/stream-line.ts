import { deaggregate } from '../../../lambda/shared/kpl/deaggregate';
import type { Decoder, Entry } from './decode';
import type { StreamRecord } from './shard-reader';

/** An entry, and where it stands in the stream. */
export interface StreamLine extends Entry {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Sequence number, sub-sequence number and index of the line: the `event_id` that its row has in the lake. */
  readonly eventId: string;
  readonly partitionKey: string;
  readonly arrivalTime: Date;
}

/** The lines of a record; those of the user records, if it is an aggregate. */
export function* linesOfRecord(record: StreamRecord, shardId: string, decoder: Decoder): Generator<StreamLine> {
  const { SequenceNumber = '', PartitionKey = '', ApproximateArrivalTimestamp = new Date(0) } = record;
  const data = Buffer.from(record.Data ?? []);
  const userRecords = (decoder.isRaw ? undefined : deaggregate(data)) ?? [{ partitionKey: PartitionKey, data }];
  for (const [subSequenceNumber, { partitionKey, data }] of userRecords.entries()) {
    let index = 0;
    for (const entry of decoder.decode(data)) {
      const eventId = `${SequenceNumber}-${subSequenceNumber}-${index++}`;
      const place = { shardId, sequenceNumber: SequenceNumber, eventId, partitionKey };
      yield { ...entry, ...place, arrivalTime: ApproximateArrivalTimestamp };
    }
  }
}
