import type { FailedRecord } from '../record';

/** The Glue table that a record did not fit. */
export interface CatalogTable {
  readonly catalogId: string;
  readonly databaseName: string;
  readonly tableName: string;
  readonly region: string;
  readonly versionId: string;
  readonly catalogArn: string;
}

/** One line for each record that processing failed; the order of the members is the service's. */
export function processingErrors(records: readonly FailedRecord[], lambdaARN: string | undefined): Buffer {
  return lines(records, ({ source, failure }) => ({
    rawData: source.data.toString('base64'),
    errorCode: failure.code,
    errorMessage: failure.message,
    attemptsMade: failure.attempts,
    arrivalTimestamp: source.arrival,
    attemptEndingTimestamp: failure.endedAt,
    ...(failure.errorType === 'processing-failed' && { lambdaARN }),
  }));
}

/** One line for each record that does not fit its table. */
export function conversionErrors(records: readonly FailedRecord[], dataCatalogTable: CatalogTable): Buffer {
  return lines(records, ({ source, failure }) => ({
    attemptsMade: failure.attempts,
    arrivalTimestamp: source.arrival,
    lastErrorCode: failure.code,
    lastErrorMessage: failure.message,
    attemptEndingTimestamp: failure.endedAt,
    rawData: source.data.toString('base64'),
    sequenceNumber: source.sequenceNumber,
    subSequenceNumber: source.subSequenceNumber,
    dataCatalogTable,
  }));
}

function lines(records: readonly FailedRecord[], describe: (record: FailedRecord) => object): Buffer {
  return Buffer.from(records.map((record) => `${JSON.stringify(describe(record))}\n`).join(''));
}
