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
  const passes = filterOf(pattern);
  return ({ entry: { text }, place: { partitionKey, sequenceNumber, arrivalTime } }) => {
    const approximateArrivalTimestamp = arrivalTime.getTime();
    return passes({ data: Buffer.from(text), partitionKey, sequenceNumber, approximateArrivalTimestamp });
  };
}

function filterOf(pattern: string) {
  try {
    return recordFilter({ Filters: [{ Pattern: pattern }] }, 1) ?? (() => true);
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/^FilterCriteria\.Filters\.Pattern/, '--filter'));
  }
}

/** @throws UsageError unless it is a regular expression */
export function grepSelection(expression: string): Selects {
  try {
    const regExp = new RegExp(expression, 'u');
    return ({ entry }) => regExp.test(entry.text);
  } catch {
    throw new UsageError(`--grep must be a regular expression, got ${expression}`);
  }
}
