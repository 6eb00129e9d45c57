import { BasePartialBatchProcessor, EventType } from '@aws-lambda-powertools/batch';
import type { FailureResponse, PartialItemFailures, SuccessResponse } from '@aws-lambda-powertools/batch/types';
import type { KinesisStreamRecord } from 'aws-lambda';
import { asError } from './as-error';

/**
 * Reports the records of a data stream that are to come again. Unlike the processor of Powertools it keeps its function at hand, which that
 * one looks up for each record in the environment.
 */
export class StreamBatchProcessor extends BasePartialBatchProcessor {
  public constructor(private readonly take: (record: KinesisStreamRecord) => Promise<void>) {
    super(EventType.KinesisDataStreams);
  }

  public async processRecord(record: KinesisStreamRecord): Promise<SuccessResponse | FailureResponse> {
    try {
      await this.take(record);
      return ['success', undefined, record];
    } catch (thrown) {
      return this.failureHandler(record, asError(thrown));
    }
  }

  /** Records that Lambda took out of one aggregate have the same id. */
  public override getMessagesToReport(): PartialItemFailures[] {
    const ids = new Set(this.collectKinesisFailures().map(({ itemIdentifier }) => itemIdentifier));
    return [...ids].map((itemIdentifier) => ({ itemIdentifier }));
  }

  public processRecordSync(): never {
    throw new Error('StreamBatchProcessor: records must be processed with process(), got processSync()');
  }
}
