import Table from 'cli-table3';
import type { DeployedResource } from '../../sandbox/assembly/deployer';
import { printable } from '../printable';
import type { Activity } from './activity';
import type { RunReport } from './run-report';
import type { TrafficRow } from './warehouse-figures';

const SHOWN_MINUTES = 15;
const STREAM = 'AWS::Kinesis::Stream';

export interface ReportDetails {
  readonly resources: readonly DeployedResource[];
  readonly activity: Activity;
  readonly lakeFolders: readonly string[];
  readonly tables: readonly string[];
  readonly traffic: readonly TrafficRow[];
  readonly drainedMs: number;
  readonly problems: readonly string[];
  readonly pageUrl: string;
  readonly endpoint: string;
  /** Whether these two answer still once this is read. */
  readonly isServed: boolean;
}

/** The report for a person: what arrived where, as tables. */
export function reportText(report: RunReport, details: ReportDetails): string {
  const sections = [
    arrivals(report, details),
    trafficTable(details.traffic, details.tables),
    deliveryTable(details),
    faultTable(report),
    alarmTable(report, details),
    ...report.queries.map(({ sql, rows, error }) => `${sql}\n${error ?? rowsTable(rows)}`),
    closing(report, details),
  ];
  return printable(`${sections.filter((section) => section !== '').join('\n\n')}\n`);
}

/** What runs here and what does not, before anything happens. */
export function deploymentText(resources: readonly DeployedResource[], ignored: readonly string[]): string {
  const running = resources.filter(({ runs }) => runs).length;
  const recorded = new Set(resources.filter(({ runs }) => !runs).map(({ type }) => type));
  const lines = [`${resources.length} resources: ${running} run here, ${resources.length - running} are only recorded`];
  if (recorded.size > 0) lines.push(`  only recorded: ${[...recorded].sort().join(', ')}`);
  return printable(`${[...lines, ...ignored.map((line) => `  ${line}`)].join('\n')}\n`);
}

function arrivals({ lines, stream, lake, warehouse, failures }: RunReport, details: ReportDetails): string {
  const table = plainTable();
  table.push(['Lines', `${count(lines.put)} put of ${count(lines.read)} read`]);
  table.push([
    'Stream',
    `${count(stream.records)} records into ${stream.shards} shards, ${count(stream.throttled)} throttled`,
  ]);
  table.push(...details.resources.filter(({ type }) => type === STREAM).map(({ ref }) => ['', ref]));
  if (details.lakeFolders.length > 0) {
    table.push(['Lake', `${count(lake.rows)} rows (${count(lake.malformed)} malformed) in ${lake.objects} objects`]);
    table.push(...details.lakeFolders.map((folder) => ['', folder]));
  }
  if (details.tables.length > 0) {
    const rows = `${count(warehouse.rows)} rows (${count(warehouse.malformed)} malformed) in ${details.tables.join(', ')}`;
    table.push(['Warehouse', rows]);
  }
  table.push(['Failures', `${count(failures.records)} records`]);
  return table.toString();
}

function trafficTable(traffic: readonly TrafficRow[], tables: readonly string[]): string {
  const minutes = [...new Set(traffic.map(({ minute }) => minute))];
  if (minutes.length === 0) return '';
  const statuses = [...new Set(traffic.map(({ status }) => status))].sort((a, b) => Number(a) - Number(b));
  const head = ['minute', 'requests', ...statuses.map((status) => String(status ?? 'none')), 'errors', 'bytes'];
  const table = new Table({ head, style: PLAIN, colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')) });
  for (const minute of minutes.slice(-SHOWN_MINUTES)) {
    const rows = traffic.filter((row) => row.minute === minute);
    const requests = (matches: (row: TrafficRow) => boolean) =>
      rows.filter(matches).reduce((sum, row) => sum + row.requests, 0);
    table.push([
      minute,
      count(requests(() => true)),
      ...statuses.map((status) => count(requests((row) => row.status === status))),
      count(requests((row) => (row.status ?? 0) >= 400)),
      count(rows.reduce((sum, row) => sum + row.bytes, 0)),
    ]);
  }
  const earlier = minutes.length - SHOWN_MINUTES;
  const title = `Requests by minute and status, from ${tables.join(', ')}${earlier > 0 ? ` (the last of ${count(minutes.length)} minutes)` : ''}`;
  return `${title}\n${table}`;
}

function deliveryTable({ activity: { deliveries }, resources }: ReportDetails): string {
  if (deliveries.size === 0) return '';
  const head = ['delivery stream', 'objects', 'requests', 'records', 'COPY', 'failed', 'rows loaded'];
  const table = new Table({ head, style: PLAIN });
  for (const [name, delivery] of [...deliveries].sort()) {
    const { objects, requests, records, copies, failedCopies, copiedRows } = delivery;
    const figures = [objects, requests, records, copies, failedCopies, copiedRows];
    table.push([labelOf(name, resources), ...figures.map(count)]);
  }
  return table.toString();
}

function faultTable({ faults }: RunReport): string {
  if (faults.length === 0) return '';
  const table = new Table({ head: ['fault', 'begun', 'ended', 'strikes'], style: PLAIN });
  for (const { type, begun, ended, strikes } of faults) {
    table.push([type, timeOfDay(begun), timeOfDay(ended), count(strikes)]);
  }
  return table.toString();
}

function alarmTable({ alarms }: RunReport, { activity: { alarmed }, resources }: ReportDetails): string {
  if (alarms.length === 0) return '';
  const table = new Table({ head: ['alarm', 'state', 'went off'], style: PLAIN });
  for (const { name, state } of alarms) {
    const time = alarmed.get(name);
    table.push([labelOf(name, resources), state, time === undefined ? '' : timeOfDay(new Date(time).toISOString())]);
  }
  return table.toString();
}

function rowsTable(rows: readonly Record<string, unknown>[]): string {
  const head = Object.keys(rows[0] ?? {});
  if (head.length === 0) return 'no rows';
  const table = new Table({ head, style: PLAIN });
  for (const row of rows) table.push(head.map((column) => cell(row[column])));
  return table.toString();
}

function closing({ lines, seconds }: RunReport, details: ReportDetails): string {
  const { problems, pageUrl, endpoint, drainedMs, isServed } = details;
  const verdict = problems.length === 0 ? [`Every line is accounted for, in ${seconds.toFixed(1)} s.`] : problems;
  const minutes = Math.round(drainedMs / 60_000);
  return [
    ...(lines.put > 0 || drainedMs > 60_000
      ? [`When all was put, time was turned forward by ${minutes} min, so that buffers and windows fell due.`]
      : []),
    ...verdict,
    '',
    ...(isServed ? [`Live page  ${pageUrl}`, `Endpoint   ${endpoint}  (AWS_ENDPOINT_URL for any SDK client)`] : []),
    'Next       npx cdk deploy',
  ].join('\n');
}

function timeOfDay(time: string | undefined): string {
  return time?.slice(11, 19) ?? '';
}

/** The path of the construct below its stack, where there is one: a person knows it better than the physical name. */
function labelOf(name: string, resources: readonly DeployedResource[]): string {
  const path = resources.find(({ ref }) => ref === name)?.path;
  return path === undefined
    ? name
    : path
        .split('/')
        .slice(1)
        .join('/')
        .replace(/\/Resource$/, '');
}

const PLAIN = { head: [], border: [], compact: true };

function plainTable() {
  const none = Object.fromEntries(
    ['top', 'bottom', 'left', 'right', 'mid', 'top-mid', 'bottom-mid', 'left-mid', 'mid-mid', 'right-mid'].map(
      (name) => [name, ''],
    ),
  );
  return new Table({
    chars: { ...none, 'top-left': '', 'top-right': '', 'bottom-left': '', 'bottom-right': '', middle: ' ' },
    style: { ...PLAIN, 'padding-left': 0 },
  });
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
