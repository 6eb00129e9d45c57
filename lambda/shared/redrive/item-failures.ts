import type { FailedRecord } from './failed-batch';

/**
 * How many records, from the first on, a function says it has processed. As for an event source mapping, the lowest
 * sequence number among the failures counts, and a response that cannot be understood fails all of them.
 */
export function processedOf(response: unknown, records: readonly FailedRecord[]): number {
  const items = listOf(response);
  if (items === undefined) return 0;
  const places = items.map((item) => records.findIndex(({ kinesis }) => kinesis.sequenceNumber === identifierOf(item)));
  return Math.max(0, Math.min(records.length, ...places));
}

/** Undefined when it is no list. */
function listOf(response: unknown): readonly unknown[] | undefined {
  const items = (response as { batchItemFailures?: unknown } | null)?.batchItemFailures ?? [];
  return Array.isArray(items) ? items : undefined;
}

function identifierOf(item: unknown): unknown {
  return (item as { itemIdentifier?: unknown } | null)?.itemIdentifier;
}
