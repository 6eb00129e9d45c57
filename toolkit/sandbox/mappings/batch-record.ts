/** A record on its way to the function. */
export interface BatchRecord {
  /** Of the record in the stream; records that came out of one aggregate share it. */
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  /** Milliseconds since the epoch. */
  readonly arrival: number;
  /** JSON text of the record as it stands in the event. */
  readonly json: string;
  /** Bytes of that text. */
  readonly bytes: number;
}
