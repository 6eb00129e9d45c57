/** Lines that go into the stream as one record. */
export interface PackedRecord {
  readonly partitionKey: string;
  readonly data: Buffer;
}
