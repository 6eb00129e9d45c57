/** What a producer put, before it was packed with others into one record. */
export interface IdentifiedRecord {
  /** The same whenever it comes again. */
  readonly id: string;
  readonly data: Buffer;
}

/** What is written of a record of the stream. */
export interface RecordFormat {
  /** Whether chunks may be joined to one record of the delivery stream. */
  readonly packs: boolean;

  /**
   * Gives what is to be delivered, in order, in chunks that may lie in different records.
   * @throws Undeliverable
   */
  write(record: IdentifiedRecord, take: (chunk: Buffer) => void): void;
}
