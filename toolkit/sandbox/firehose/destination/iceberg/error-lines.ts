import type { FailedRecord } from '../../record';

/** One line for each record which no table took; the data is what processing made of it. */
export function errorLines(records: readonly FailedRecord[]): Buffer {
  return Buffer.from(records.map((record) => `${JSON.stringify(errorLine(record))}\n`).join(''));
}

function errorLine({ source, data = source.data, failure }: FailedRecord): object {
  return {
    attemptsMade: failure.attempts,
    arrivalTimestamp: source.arrival,
    errorCode: failure.code,
    errorMessage: failure.message,
    attemptEndingTimestamp: failure.endedAt,
    rawData: data.toString('base64'),
    EventId: source.sequenceNumber,
    SubsequenceNumber: source.subSequenceNumber,
    ApproximateArrivalTimestamp: source.arrival,
  };
}
