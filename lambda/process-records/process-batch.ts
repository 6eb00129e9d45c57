import { asError } from './as-error';
import { BatchDecoder } from './batch-decoder';
import { json } from './codecs/json';
import type { DecodedRecord } from './decoded-record';
import { requireOwn } from './failed-records';
import {
  type InvocationContext,
  type KinesisEvent,
  type KinesisEventRecord,
  type KinesisHandler,
  requireKinesisEvent,
} from './kinesis-event';
import type { ProcessBatch, ProcessingOptions } from './processing-options';
import { logFailure } from './record-failure-log';
import { setAside } from './set-aside';

const OWNER = 'processBatch';

/** What is ahead of the first record that cannot be read, and that record. */
interface ReadBatch<T> {
  readonly records: readonly DecodedRecord<T>[];
  readonly unread?: KinesisEventRecord;
}

/**
 * Makes the handler of a function that processes the records of a batch together, such as to write them in few calls. It reports the records
 * that the function returns, and Lambda takes up the shard at the first of them. The event source mapping must have
 * `ReportBatchItemFailures`, as that of a `StreamProcessor` has.
 */
export function processBatch<T = unknown>(
  process: ProcessBatch<T>,
  options: ProcessingOptions<T> = {},
): KinesisHandler {
  return async (event, context) => {
    requireKinesisEvent(OWNER, event);
    const { records, unread } = await readBatch(event, options, context);
    const failed = records.length === 0 ? [] : await process(records, context);
    requireOwn(OWNER, failed, records);
    const ids = new Set(failed.map(({ sequenceNumber }) => sequenceNumber));
    if (unread !== undefined) ids.add(unread.kinesis.sequenceNumber);
    return { batchItemFailures: [...ids].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** What stands behind a record that cannot be read comes again with it, so it is left out. */
async function readBatch<T>(
  { Records: batch }: KinesisEvent,
  options: ProcessingOptions<T>,
  context: InvocationContext,
): Promise<ReadBatch<T>> {
  const decoder = new BatchDecoder<T>(batch, options.codec ?? json<T>());
  const records: DecodedRecord<T>[] = [];
  for (const [place, event] of batch.entries()) {
    const decoding = decoder.decode(place);
    try {
      await setAside(decoding.invalid, options.onInvalid, context);
    } catch (thrown) {
      logFailure(event, asError(thrown));
      return { records, unread: event };
    }
    for (const record of decoding.records) records.push(record);
  }
  return { records };
}
