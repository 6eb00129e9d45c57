import type { Codec } from './codec';
import type { DecodedRecord } from './decoded-record';
import type { InvocationContext } from './kinesis-event';

/** How the records of a batch are read. */
export interface ProcessingOptions<T> {
  /**
   * How the data of a record becomes a value.
   * @default json()
   */
  readonly codec?: Codec<T, unknown>;

  /**
   * Takes care of what cannot be decoded, such as by putting it into a queue; it then counts as processed.
   * @default - its whole record of the stream fails before any of it is processed, and so comes to the failure destination of the event
   * source mapping
   */
  readonly onInvalid?: OnInvalid;
}

/** Gets what could not be decoded: the bytes of a user record, or the part of it that is invalid. */
export type OnInvalid = (record: DecodedRecord<unknown>, error: Error, context: InvocationContext) => unknown;

/** Processes one record; what it throws, or rejects with, makes the record fail. */
export type ProcessRecord<T> = (record: DecodedRecord<T>, context: InvocationContext) => unknown;

/** Processes the records of a batch; gives back those that failed, none if all is well. What it throws fails the batch. */
export type ProcessBatch<T> = (
  records: readonly DecodedRecord<T>[],
  context: InvocationContext,
) => Promise<readonly DecodedRecord<T>[]>;
