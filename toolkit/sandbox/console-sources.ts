import type { CloudWatchRoom } from './cloudwatch/cloudwatch-room';
import type { AgePeriod, ConsoleSources } from './console/console-room';
import type { DeliveryRoom } from './firehose/delivery-room';
import type { PoliciesRoom } from './iam/policies-room';
import type { SandboxContext } from './kernel/context';
import type { Room } from './kernel/room';
import type { WarehouseRoom } from './redshift/warehouse-room';

const SHOWN_ROWS = 10;
const SHOWN_DENIALS = 50;
const AGE_PERIOD_MS = 10_000;
const AGE_PERIODS = 60;
const WORST_AGE = 'SELECT MAX(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)';

interface WatchedRooms {
  readonly cloudWatch: CloudWatchRoom;
  readonly deliveries: DeliveryRoom;
  readonly policies: PoliciesRoom;
  readonly warehouse: WarehouseRoom;
  readonly all: readonly Room[];
}

/** What the live page shows of the rooms. Rows are read again only after a COPY. */
export function consoleSources(
  context: SandboxContext,
  { cloudWatch, deliveries, policies, warehouse, all }: WatchedRooms,
): ConsoleSources {
  let rows: Promise<readonly Record<string, unknown>[]> | undefined;
  context.events.listen(({ type }) => {
    if (type === 'copy') rows = undefined;
  });
  return {
    alarms: () => cloudWatch.alarms(),
    denials: () => policies.denials().slice(-SHOWN_DENIALS).reverse(),
    iteratorAges: () => iteratorAges(cloudWatch, context.clock.now()),
    lastRows: () => {
      rows ??= lastRows(warehouse, deliveries.destinations().find(({ table }) => table !== undefined)?.table);
      return rows;
    },
    pending: () => all.flatMap((room) => room.pending?.() ?? []),
    dashboardNames: () => cloudWatch.dashboardNames(),
    dashboard: (name) => cloudWatch.dashboard(name),
  };
}

function iteratorAges({ reader }: CloudWatchRoom, now: number): AgePeriod[] {
  const query = { kind: 'expression', id: 'age', returnsData: true, expression: WORST_AGE } as const;
  const start = now - (now % AGE_PERIOD_MS) - (AGE_PERIODS - 1) * AGE_PERIOD_MS;
  const [ages = []] = reader.read(query, [query], { start, periodMs: AGE_PERIOD_MS, length: AGE_PERIODS });
  return Array.from({ length: AGE_PERIODS }, (_, i) => ({ time: (start + i * AGE_PERIOD_MS) / 1_000, age: ages[i] }));
}

/** In the order they were loaded, the last first; none while there is no such table yet. */
async function lastRows(
  warehouse: WarehouseRoom,
  table: string | undefined,
): Promise<readonly Record<string, unknown>[]> {
  if (table === undefined) return [];
  return warehouse.query(`select * from ${table} order by ctid desc limit ${SHOWN_ROWS}`).catch(() => []);
}
