import { objectTexts } from '../conversion/json-documents';
import type { ProcessedRecord } from '../record';

/** Takes a record apart; absent when it cannot be, so that it stays whole. */
export type SplitRecord = (data: Buffer) => readonly Buffer[] | undefined;

/** A record with more sub-records stays whole. */
const MAX_SUB_RECORDS = 500;

/** JSON objects, one after the other or one on each line; what stands between them goes. */
export function splitObjects(data: Buffer): readonly Buffer[] | undefined {
  return objectTexts(data.toString())?.map((text) => Buffer.from(text));
}

/** What stands between delimiters. */
export function splitAt(delimiter: Buffer): SplitRecord {
  return (data) => {
    const parts: Buffer[] = [];
    let start = 0;
    for (let end = data.indexOf(delimiter); end >= 0; end = data.indexOf(delimiter, start)) {
      parts.push(data.subarray(start, end));
      start = end + delimiter.length;
    }
    parts.push(data.subarray(start));
    return parts.filter(({ length }) => length > 0);
  };
}

/** Each sub-record is a record of its own from here on; only after the last of them may a batch end. */
export function subRecords(record: ProcessedRecord, split: SplitRecord): ProcessedRecord[] {
  const parts = record.data === undefined ? undefined : split(record.data);
  if (parts === undefined || parts.length === 0 || parts.length > MAX_SUB_RECORDS) return [record];
  if (parts.length === 1) return [{ ...record, data: parts[0] }];
  const { source } = record;
  return parts.map((data, i) => ({
    source: {
      ...source,
      subSequenceNumber: source.subSequenceNumber * 2 * MAX_SUB_RECORDS + i,
      isLast: source.isLast && i === parts.length - 1,
      data,
    },
    data,
  }));
}
