import { itemFailures } from '../item-failures';
import type { FailedRecord } from './failed-batch';

/** How many records, from the first on, a function says it has processed. */
export function processedOf(response: unknown, records: readonly FailedRecord[]): number {
  const failures = itemFailures(
    response,
    records.map(({ kinesis }) => kinesis),
  );
  return failures === 'processed' ? records.length : failures.from;
}
