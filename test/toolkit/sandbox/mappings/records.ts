import type { BatchRecord } from '../../../../toolkit/sandbox/mappings/batch-record';

/** Records `0`, `1`, … of a size, at given times. */
export function batchRecords(
  count: number,
  options: { readonly bytes?: number; readonly arrivals?: readonly number[] } = {},
): BatchRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    sequenceNumber: String(i),
    partitionKey: 'key',
    arrival: options.arrivals?.[i] ?? 0,
    json: '{}',
    bytes: options.bytes ?? 2,
  }));
}
