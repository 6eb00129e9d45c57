import type { DecodedRecord } from './decoded-record';

/** Lambda takes an id that it does not know for the failure of the whole batch, and no answer for its success. */
export function requireOwn(
  owner: string,
  failed: readonly DecodedRecord<unknown>[],
  records: readonly DecodedRecord<unknown>[],
): void {
  const own = new Set(records);
  if (Array.isArray(failed) && failed.every((record) => own.has(record))) return;
  throw new Error(`${owner}: failed records must be an array of records of the batch, got ${describe(failed)}`);
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'an array of others' : typeof value;
}
