import { sumOf } from '../record';
import { invalidArgument, violation } from './operation';

const MAX_RECORD_BYTES = 1_024_000;
const MAX_BATCH_RECORDS = 500;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** @param member where the record stands in the request, for messages */
export function recordData(record: unknown, member: string): Buffer {
  const data = (record as { Data?: unknown } | undefined)?.Data;
  if (typeof data !== 'string') throw violation(`${member}.data`, 'Member must not be null');
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > MAX_RECORD_BYTES) {
    throw violation(`${member}.data`, `Member must have length less than or equal to ${MAX_RECORD_BYTES}`);
  }
  return bytes;
}

export function batchData(records: unknown): Buffer[] {
  if (!Array.isArray(records)) throw violation('records', 'Member must not be null');
  if (records.length < 1) throw violation('records', 'Member must have length greater than or equal to 1');
  if (records.length > MAX_BATCH_RECORDS) {
    throw violation('records', `Member must have length less than or equal to ${MAX_BATCH_RECORDS}`);
  }
  const data = records.map((record, i) => recordData(record, `records.${i + 1}.member`));
  if (sumOf(data, ({ length }) => length) > MAX_BATCH_BYTES) {
    throw invalidArgument(`Records size exceeds ${MAX_BATCH_BYTES} bytes`);
  }
  return data;
}
