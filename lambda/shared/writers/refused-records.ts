import type { RefusedEntry } from './entry-writer';

/** The records that stand where entries were refused: what entries were made of, one of each, in the same order. */
export function refusedRecords<T>(records: readonly T[], refused: readonly RefusedEntry[]): T[] {
  return refused.flatMap(({ index }) => records.slice(index, index + 1));
}
