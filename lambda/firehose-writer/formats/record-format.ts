import type { UserRecord } from '../user-records';

/** What is written of a record of the stream. */
export interface RecordFormat {
  /** Whether chunks may be joined to one record of the delivery stream. */
  readonly packs: boolean;

  /**
   * Gives what is to be delivered, in order, in chunks that may lie in different records.
   * @throws Undeliverable
   */
  write(record: UserRecord, take: (chunk: Buffer) => void): void;
}
