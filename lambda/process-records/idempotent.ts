import { requireOwn } from './failed-records';
import { type IdStore, RecentIds } from './id-store';
import type { ProcessBatch, ProcessRecord } from './processing-options';

/**
 * Skips records that were processed before. By default it knows those that this execution environment processed last; what outlives the
 * environment takes a store. A record whose processing ends between its effect and the store comes again: only a writer that takes the id
 * itself, as a key or a condition, rules that out.
 */
export function idempotent<T>(process: ProcessRecord<T>, store: IdStore = new RecentIds()): ProcessRecord<T> {
  return async (record, context) => {
    if (await store.has(record.id)) return;
    await process(record, context);
    await store.add(record.id);
  };
}

/** The same for what processes a batch: it gets the records that were not processed before. */
export function idempotentBatch<T>(process: ProcessBatch<T>, store: IdStore = new RecentIds()): ProcessBatch<T> {
  return async (records, context) => {
    const done = await Promise.all(records.map(({ id }) => store.has(id)));
    const left = records.filter((_, i) => !done[i]);
    if (left.length === 0) return [];
    const answer = await process(left, context);
    // Before any counts as done: what the batch is refused for comes again.
    requireOwn('idempotentBatch', answer, left);
    const failed = new Set(answer);
    await Promise.all(left.map((record) => (failed.has(record) ? undefined : store.add(record.id))));
    return [...failed];
  };
}
