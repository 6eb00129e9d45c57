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

/** The filters see what comes out of an aggregate. */
export function takeIn(
  record: StoredRecord,
  origin: RecordOrigin,
  mapping: Pick<MappingEnvironment, 'source' | 'settings' | 'options'>,
): Intake {
  const { polled, events } = eventsIn(record, origin.shardId, mapping);
  const { filter } = mapping.settings;
  const passing = filter === undefined ? events : events.filter(filter);
  return { polled, wanted: passing.map((event) => batchRecord(event, origin)), dropped: polled - events.length };
}

/** Lambda takes aggregates apart only for consumers with enhanced fan-out, and drops what belongs to another shard. */
function eventsIn(
  record: StoredRecord,
  shardId: string,
  { source, options }: Pick<MappingEnvironment, 'source' | 'options'>,
): { readonly polled: number; readonly events: readonly StoredRecord[] } {
  const userRecords = source.enhancedFanOut ? deaggregate(record.data) : undefined;
  if (userRecords === undefined) return { polled: 1, events: [record] };
  const own = userRecords.filter((userRecord) => source.owns(shardId, userRecord));
  const isWhole = own.length === userRecords.length || options.strayRecords === 'DROP_RECORD';
  const events = (isWhole ? own : []).map(({ partitionKey, data }) => ({ ...record, partitionKey, data }));
  return { polled: userRecords.length, events };
}
