import type { CloudWatchRoom } from './cloudwatch/cloudwatch-room';
import type { ConsoleSources } from './console/console-room';
import type { DeliveryRoom } from './firehose/delivery-room';
import type { SandboxContext } from './kernel/context';
import type { Room } from './kernel/room';
import type { WarehouseRoom } from './redshift/warehouse-room';

const SHOWN_ROWS = 10;
const AGE_WINDOW_MS = 120_000;
const WORST_AGE = 'SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)';

interface WatchedRooms {
  readonly cloudWatch: CloudWatchRoom;
  readonly deliveries: DeliveryRoom;
  readonly warehouse: WarehouseRoom;
  readonly all: readonly Room[];
}

/** What the live page shows of the rooms. Rows are read again only after a COPY. */
export function consoleSources(
  context: SandboxContext,
  { cloudWatch, deliveries, warehouse, all }: WatchedRooms,
): ConsoleSources {
  let rows: Promise<readonly Record<string, unknown>[]> | undefined;
  context.events.listen(({ type }) => {
    if (type === 'copy') rows = undefined;
  });
  return {
    alarms: () => cloudWatch.alarms(),
    iteratorAge: () => {
      const query = { kind: 'expression', id: 'age', returnsData: true, expression: WORST_AGE } as const;
      const end = context.clock.now() - (context.clock.now() % 10_000) + 10_000;
      const periods = { start: end - AGE_WINDOW_MS, periodMs: AGE_WINDOW_MS, length: 1 };
      return cloudWatch.reader.read(query, [query], periods)[0]?.[0];
    },
    lastRows: () => {
      rows ??= lastRows(warehouse, deliveries.destinations().find(({ table }) => table !== undefined)?.table);
      return rows;
    },
    pending: () => all.flatMap((room) => room.pending?.() ?? []),
  };
}

/** In the order they were loaded, the last first. */
async function lastRows(
  warehouse: WarehouseRoom,
  table: string | undefined,
): Promise<readonly Record<string, unknown>[]> {
  return table === undefined ? [] : warehouse.query(`select * from ${table} order by ctid desc limit ${SHOWN_ROWS}`);
}
