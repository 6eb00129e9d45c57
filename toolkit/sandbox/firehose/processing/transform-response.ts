import { type PartitionKeys, partitionKeys } from '../partitioning/partition-keys';
import {
  DUPLICATED_RECORD_ID,
  MISSING_RECORD_ID,
  NULL_DATA,
  PROCESSING_FAILED,
  type TransformError,
  UNPARSABLE_RESPONSE,
} from './transform-error';

/** What the function made of one record: bytes, an error, or neither when it dropped the record. */
export interface TransformResult {
  readonly data?: Buffer;
  readonly error?: TransformError;
  readonly partitionKeys?: PartitionKeys;
}

interface ReturnedRecord {
  readonly recordId?: unknown;
  readonly result?: unknown;
  readonly data?: unknown;
  readonly metadata?: { readonly partitionKeys?: object; readonly otfMetadata?: object } | null;
}

const RESULTS = new Set<unknown>(['Ok', 'Dropped', 'ProcessingFailed']);

/** One result for each id, in the order of the ids; ids that were not sent are ignored. */
export function transformResults(payload: string, recordIds: readonly string[]): TransformResult[] {
  const returned = returnedRecords(payload);
  if (returned === undefined) return recordIds.map(() => ({ error: UNPARSABLE_RESPONSE }));
  const byId = new Map<unknown, ReturnedRecord>();
  const duplicates = new Set<unknown>();
  for (const record of returned) {
    if (byId.has(record.recordId)) duplicates.add(record.recordId);
    byId.set(record.recordId, record);
  }
  return recordIds.map((id) => {
    const record = byId.get(id);
    if (record === undefined) return { error: MISSING_RECORD_ID };
    return duplicates.has(id) ? { error: DUPLICATED_RECORD_ID } : resultOf(record);
  });
}

/** A function that returns no records at all has missed every id; one unknown result spoils the whole response. */
function returnedRecords(payload: string): readonly ReturnedRecord[] | undefined {
  const response = parse(payload);
  if (response === undefined) return undefined;
  const records = (response as { records?: unknown } | null)?.records ?? [];
  if (!Array.isArray(records)) return undefined;
  const isKnown = (record: ReturnedRecord | null) => RESULTS.has(record?.result);
  return records.every(isKnown) ? records : undefined;
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function resultOf({ result, data, metadata }: ReturnedRecord): TransformResult {
  if (result === 'Dropped') return {};
  if (result === 'ProcessingFailed') return { error: PROCESSING_FAILED };
  if (data === undefined || data === null) return { error: NULL_DATA };
  const bytes = decode(data);
  if (bytes === undefined) return { error: UNPARSABLE_RESPONSE };
  // What routes a row to an open table stands beside the keys of partitions.
  const keys = partitionKeys({ ...metadata?.partitionKeys, ...metadata?.otfMetadata });
  return Object.keys(keys).length === 0 ? { data: bytes } : { data: bytes, partitionKeys: keys };
}

/** Decoding skips what is not base64, so the length tells. */
function decode(data: unknown): Buffer | undefined {
  if (typeof data !== 'string') return undefined;
  const bytes = Buffer.from(data, 'base64');
  return bytes.length === Buffer.byteLength(data, 'base64') ? bytes : undefined;
}
