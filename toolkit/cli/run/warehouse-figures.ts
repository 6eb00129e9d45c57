import type { Sandbox } from '../../sandbox/sandbox';

export interface WarehouseFigures {
  /** The tables that delivery streams load. */
  readonly tables: readonly string[];
  readonly rows: number;
  readonly malformed: number;
  /** Rows that are not repetitions of one another; absent where rows have no event_id to tell by. */
  readonly distinctRows?: number;
}

/** Requests of one minute with one status. */
export interface TrafficRow {
  readonly minute: string;
  readonly status: number | null;
  readonly requests: number;
  readonly bytes: number;
}

const TRAFFIC_COLUMNS = ['time', 'status', 'bytes'];

export async function warehouseFigures(sandbox: Sandbox): Promise<WarehouseFigures> {
  const tables = loadedTables(sandbox);
  const figures = await Promise.all(tables.map((table) => tableFigures(sandbox, table)));
  const sum = (read: (figure: TableFigures) => number) => figures.reduce((total, figure) => total + read(figure), 0);
  const isIdentified = figures.length > 0 && figures.every(({ distinctRows }) => distinctRows !== undefined);
  return {
    tables,
    rows: sum(({ rows }) => rows),
    malformed: sum(({ malformed }) => malformed),
    distinctRows: isIdentified ? sum(({ distinctRows }) => distinctRows ?? 0) : undefined,
  };
}

type TableFigures = Omit<WarehouseFigures, 'tables'>;

async function tableFigures(sandbox: Sandbox, table: string): Promise<TableFigures> {
  const columns = await columnsOf(sandbox, table);
  const isIdentified = columns.has('event_id');
  const [count] = await sandbox.query(
    `select count(*) as rows,
       ${columns.has('parse_error') ? 'count(parse_error)' : '0'} as malformed,
       count(${isIdentified ? 'distinct event_id' : '*'}) as distinct_rows
     from ${table}`,
  );
  return {
    rows: Number(count?.rows ?? 0),
    malformed: Number(count?.malformed ?? 0),
    distinctRows: isIdentified ? Number(count?.distinct_rows ?? 0) : undefined,
  };
}

/** Requests by minute and status, oldest first, of the first table that has what it takes. */
export async function trafficRows(sandbox: Sandbox, tables: readonly string[]): Promise<TrafficRow[]> {
  for (const table of tables) {
    const columns = await columnsOf(sandbox, table);
    if (!TRAFFIC_COLUMNS.every((column) => columns.has(column))) continue;
    const rows = await sandbox.query(
      `select to_char(minute, 'YYYY-MM-DD HH24:MI') as minute, status, requests, bytes
       from (
         select date_trunc('minute', "time") as minute, status, count(*) as requests, coalesce(sum(bytes), 0) as bytes
         from ${table} where "time" is not null group by 1, 2
       ) as traffic
       order by traffic.minute, status`,
    );
    return rows.map(({ minute, status, requests, bytes }) => ({
      minute: String(minute),
      status: status === null ? null : Number(status),
      requests: Number(requests),
      bytes: Number(bytes),
    }));
  }
  return [];
}

function loadedTables(sandbox: Sandbox): string[] {
  return [...new Set(sandbox.rooms.deliveries.destinations().flatMap(({ table }) => table ?? []))];
}

async function columnsOf(sandbox: Sandbox, table: string): Promise<Set<unknown>> {
  const name = table.split('.').at(-1)?.replaceAll("'", "''");
  const rows = await sandbox.query(`select column_name from information_schema.columns where table_name = '${name}'`);
  return new Set(rows.map(({ column_name }) => column_name));
}
