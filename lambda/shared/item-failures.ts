/** A record of the batch that the function was invoked with. */
export interface SentRecord {
  readonly sequenceNumber: string;
}

/** `processed`, or how many failed and from which record on the batch is to be tried again. */
export type ItemFailures = 'processed' | { readonly from: number; readonly failures: number };

/**
 * Reads the item failures in a function's response. No list is a success; a list with anything in it that is not the
 * sequence number of a record of the batch fails the whole batch.
 */
export function itemFailures(response: unknown, records: readonly SentRecord[]): ItemFailures {
  const items = listOf(response);
  if (items === undefined) return { from: 0, failures: records.length };
  if (items.length === 0) return 'processed';
  const places = new Set(items.map((item) => placeOf(item, records)));
  const from = Math.min(...places);
  return from < 0 ? { from: 0, failures: records.length } : { from, failures: places.size };
}

/** Undefined when it cannot be read. */
function listOf(response: unknown): readonly unknown[] | undefined {
  if (typeof response !== 'object' || response === null) return [];
  const items = (response as Record<string, unknown>).batchItemFailures ?? [];
  return Array.isArray(items) ? items : undefined;
}

function placeOf(item: unknown, records: readonly SentRecord[]): number {
  const identifier = (item as Record<string, unknown> | null)?.itemIdentifier;
  return records.findIndex(({ sequenceNumber }) => sequenceNumber === identifier);
}
