import { processPartialResponse } from '@aws-lambda-powertools/batch';
import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { BatchRun } from './batch-run';
import { KeyTurns } from './key-turns';
import { type KinesisHandler, requireKinesisEvent } from './kinesis-event';
import type { ProcessingOptions, ProcessRecord } from './processing-options';
import { StreamBatchProcessor } from './stream-batch-processor';

const OWNER = 'processRecords';

/** How records are processed one by one. */
export interface RecordProcessingOptions<T> extends ProcessingOptions<T> {
  /**
   * How many partition keys are processed at once; the records of a key are processed in their order. An aggregate goes by its own
   * partition key, not by those in it.
   * @default 1 - the records of the shard are processed in their order
   */
  readonly concurrency?: number;
}

/**
 * Makes the handler of a function that processes the records of a data stream one by one. When a record fails, those behind it are not
 * begun: it is reported, Lambda takes up the shard there, and all before it is done. So the event source mapping must have
 * `ReportBatchItemFailures`, as that of a `StreamProcessor` has.
 *
 * A record of the stream that holds several, by aggregation or by lines, comes again as a whole when one of them fails: where processing
 * twice does harm, wrap the function in `idempotent`.
 */
export function processRecords<T = unknown>(
  process: ProcessRecord<T>,
  options: RecordProcessingOptions<T> = {},
): KinesisHandler {
  const { concurrency = 1 } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new Error(`${OWNER}: concurrency must be a whole number of at least 1, got ${concurrency}`);
  }
  return async (event, context) => {
    requireKinesisEvent(OWNER, event);
    const run = new BatchRun(event.Records, process, options, context);
    const turns = new KeyTurns(concurrency);
    const take = (record: KinesisStreamRecord) =>
      concurrency === 1 ? run.take(record) : turns.run(record.kinesis.partitionKey, () => run.take(record));
    return processPartialResponse(event as KinesisStreamEvent, take, new StreamBatchProcessor(take), {
      processInParallel: concurrency > 1,
      // The response names the first record, and Lambda goes on as after an error.
      throwOnFullBatchFailure: false,
    });
  };
}
