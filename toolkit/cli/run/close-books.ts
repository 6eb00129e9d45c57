import type { Sandbox } from '../../sandbox/sandbox';
import type { Produced } from '../produce/produce-lines';
import { type Arrival, unaccounted } from './accounting';
import type { Activity } from './activity';
import { failureFigures } from './failure-figures';
import { inputPlaces } from './input-places';
import { lakeFigures } from './lake-figures';
import { recordedTypes } from './recorded-types';
import type { RunOptions } from './run-options';
import type { QueryAnswer, RunReport } from './run-report';
import { type TrafficRow, trafficRows, warehouseFigures } from './warehouse-figures';

export interface Books {
  readonly report: Omit<RunReport, 'seconds'>;
  readonly problems: readonly string[];
  readonly lakeFolders: readonly string[];
  readonly tables: readonly string[];
  readonly traffic: readonly TrafficRow[];
  readonly pageUrl: string;
}

/** Counts what arrived where, by reading it, and whether every line is accounted for. */
export async function closeBooks(
  sandbox: Sandbox,
  options: RunOptions,
  activity: Activity,
  produced: Produced,
  drained: { readonly pending: readonly string[] },
): Promise<Books> {
  const { resources, warnings } = sandbox.deployment;
  const [lake, warehouse] = await Promise.all([lakeFigures(sandbox), warehouseFigures(sandbox)]);
  const [lakeFailures, warehouseFailures, endpointFailures] = [
    await failureFigures(sandbox, 's3'),
    await failureFigures(sandbox, 'redshift'),
    await failureFigures(sandbox, 'endpoint'),
  ];
  const failed = [lakeFailures, warehouseFailures, endpointFailures].reduce((sum, { records }) => sum + records, 0);
  const arrivals = {
    ...arrival('lake', readsStream(sandbox, 's3'), lake.distinctRows, lakeFailures.lines),
    ...arrival('warehouse', readsStream(sandbox, 'redshift'), warehouse.distinctRows, warehouseFailures.lines),
  };
  const { lines: put, tooLong } = inputPlaces(sandbox.state).total();
  const problems = unaccounted({ put, tooLong, pending: drained.pending, arrivals });
  const report = {
    lines: { read: produced.read, put: produced.put },
    stream: {
      records: activity.records,
      shards: sandbox.rooms.streams.openShardCount(),
      throttled: activity.throttled,
    },
    lake: { objects: lake.objects, rows: lake.rows, malformed: lake.malformed },
    warehouse: { rows: warehouse.rows, malformed: warehouse.malformed },
    failures: { records: activity.unprocessed + failed },
    faults: sandbox.faults.map(({ fault: { type }, begun, ended, strikes }) => ({
      type,
      begun: timeText(begun),
      ended: timeText(ended),
      strikes,
    })),
    denials: sandbox
      .iamReport()
      .denials.map(({ principal, action, resource, count }) => ({ principal, action, resource, count })),
    alarms: sandbox.alarms().map(({ name, state }) => ({ name, state })),
    queries: await answers(sandbox, options.queries),
    ignored: [...recordedTypes(resources), ...warnings],
  };
  const traffic = await trafficRows(sandbox, warehouse.tables);
  return { report, problems, lakeFolders: lake.folders, tables: warehouse.tables, traffic, pageUrl: sandbox.pageUrl };
}

function timeText(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** What is put to a delivery stream directly holds no lines of ours. */
function readsStream(sandbox: Sandbox, kind: 's3' | 'redshift'): boolean {
  return sandbox.rooms.deliveries.destinations().some((it) => it.kind === kind && it.sourceStreamArn !== undefined);
}

function arrival(
  place: string,
  isFed: boolean,
  distinctRows: number | undefined,
  failedLines: number,
): Record<string, Arrival> {
  return isFed && distinctRows !== undefined ? { [place]: { distinctRows, failedLines } } : {};
}

async function answers(sandbox: Sandbox, queries: readonly string[]): Promise<QueryAnswer[]> {
  const all: QueryAnswer[] = [];
  for (const sql of queries) {
    try {
      all.push({ sql, rows: await sandbox.query(sql) });
    } catch (error) {
      all.push({ sql, rows: [], error: (error as Error).message });
    }
  }
  return all;
}
