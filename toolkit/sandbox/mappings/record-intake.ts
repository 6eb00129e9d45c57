import { deaggregate } from '../../../lambda/shared/kpl/deaggregate';
import type { StoredRecord } from '../kernel/services';
import type { BatchRecord } from './batch-record';
import { batchRecord, type RecordOrigin } from './event-text';
import type { MappingEnvironment } from './mapping-environment';

/** What becomes of one record of the stream. */
export interface Intake {
  /** Events in it: one, or those of an aggregate. */
  readonly polled: number;
  /** Those that are to reach the function. */
  readonly wanted: readonly BatchRecord[];
  /** Those of an aggregate that Lambda does not take apart. */
  readonly dropped: number;
}

/**
 * Lambda takes aggregates apart only for consumers with enhanced fan-out; the filters see what comes out. An aggregate
 * with a record that belongs to another shard is dropped whole.
 */
export function takeIn(
  record: StoredRecord,
  origin: RecordOrigin,
  { source, settings }: Pick<MappingEnvironment, 'source' | 'settings'>,
): Intake {
  const userRecords = source.enhancedFanOut ? deaggregate(record.data) : undefined;
  if (userRecords?.some((userRecord) => !source.owns(origin.shardId, userRecord))) {
    return { polled: userRecords.length, wanted: [], dropped: userRecords.length };
  }
  const events = userRecords?.map(({ partitionKey, data }) => ({ ...record, partitionKey, data })) ?? [record];
  const passing = settings.filter === undefined ? events : events.filter(settings.filter);
  return { polled: events.length, wanted: passing.map((event) => batchRecord(event, origin)), dropped: 0 };
}
