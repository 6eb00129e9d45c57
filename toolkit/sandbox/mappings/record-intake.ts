import { userRecordsIn } from '../kernel/aggregated-record';
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
}

/** Lambda takes aggregates apart only for consumers with enhanced fan-out; the filters see what comes out. */
export function takeIn(
  record: StoredRecord,
  origin: RecordOrigin,
  { source, settings }: Pick<MappingEnvironment, 'source' | 'settings'>,
): Intake {
  const events = source.enhancedFanOut ? eventsOf(record) : [record];
  const passing = settings.filter === undefined ? events : events.filter(settings.filter);
  return { polled: events.length, wanted: passing.map((event) => batchRecord(event, origin)) };
}

/** What comes out of an aggregate keeps the sequence number of the whole. */
function eventsOf(record: StoredRecord): readonly StoredRecord[] {
  return userRecordsIn(record.data)?.map((userRecord) => ({ ...record, ...userRecord })) ?? [record];
}
