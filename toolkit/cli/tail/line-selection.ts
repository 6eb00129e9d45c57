import { recordFilter } from '../../sandbox/mappings/record-filter';
import { UsageError } from '../usage-error';
import type { StreamLine } from './stream-line';

/** Whether a line is wanted. */
export type Selects = (line: StreamLine) => boolean;

/**
 * @param pattern as event source mappings filter by; each line counts as a record of its own
 * @throws UsageError unless it is a filter pattern
 */
export function filterSelection(pattern: string): Selects {
  try {
    const passes = recordFilter({ Filters: [{ Pattern: pattern }] }, 1);
    return ({ text, partitionKey, sequenceNumber, arrivalTime }) =>
      passes?.({
        data: Buffer.from(text),
        partitionKey,
        sequenceNumber,
        approximateArrivalTimestamp: arrivalTime.getTime(),
      }) ?? true;
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^FilterCriteria\.Filters\.Pattern/, '--filter'));
  }
}

/** @throws UsageError unless it is a regular expression */
export function grepSelection(expression: string): Selects {
  try {
    const regExp = new RegExp(expression, 'u');
    return ({ text }) => regExp.test(text);
  } catch {
    throw new UsageError(`--grep must be a regular expression, got ${expression}`);
  }
}
