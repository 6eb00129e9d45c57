import { generatedSource } from '../../toolkit/cli/produce/generated-lines';
import { GzipRecords } from '../../toolkit/cli/produce/gzip-records';
import { fileSource } from '../../toolkit/cli/produce/line-source';
import { plainPacking, RECORD_BYTES } from '../../toolkit/cli/produce/record-packer';
import { failureFigures } from '../../toolkit/cli/run/failure-figures';
import { lakeFigures } from '../../toolkit/cli/run/lake-figures';
import type { Fault } from '../../toolkit/sandbox/faults';
import { VirtualClock } from '../../toolkit/sandbox/kernel/virtual-clock';
import { type LakeRow, readRows } from '../../toolkit/sandbox/lake/lake-reader';
import { Sandbox } from '../../toolkit/sandbox/sandbox';
import { temporaryFolder } from '../toolkit/sandbox/context';
import { hasRealLog, putLines, REAL_LOG, synthesizeApp, textSource } from './log-analytics-app';

jest.setTimeout(120_000);

const assembly = synthesizeApp(temporaryFolder());
const realLogTest = hasRealLog ? test : test.skip;
if (!hasRealLog) console.warn('skipped: the real access log is not on this machine');

/** Counted with standard tools over the file itself. */
const TRUTH = {
  lines: 5_000,
  clients: 965,
  bytes: 1_312_869_333,
  statuses: { 200: 4_450, 206: 21, 301: 113, 304: 305, 403: 1, 404: 108, 500: 2 },
  methods: { GET: 4_980, HEAD: 20 },
};

function start(dataDir = temporaryFolder()): Promise<Sandbox> {
  return Sandbox.start({ assembly, clock: new VirtualClock(), dataDir });
}

async function lakeRows(sandbox: Sandbox): Promise<LakeRow[]> {
  const [lake] = sandbox.rooms.deliveries.destinations().filter(({ kind }) => kind === 's3');
  const objects = await sandbox.objects(lake?.bucket ?? '', lake?.prefix);
  const files = objects.map(({ key }) => sandbox.rooms.buckets.file(lake?.bucket ?? '', key));
  const rows: LakeRow[] = [];
  await readRows({ files }, (found) => rows.push(...found));
  return rows;
}

function countBy(rows: readonly LakeRow[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[column])] = (counts[String(row[column])] ?? 0) + 1;
  return counts;
}

async function warehouseCount(sandbox: Sandbox): Promise<{ rows: number; ids: number }> {
  const [count] = await sandbox.query('select count(*) as rows, count(distinct event_id) as ids from access_log');
  return { rows: Number(count?.rows), ids: Number(count?.ids) };
}

describe('the log analytics pipeline', () => {
  realLogTest("brings every line of a real log, gzip'd, to the lake and the warehouse", async () => {
    const sandbox = await start();
    await putLines(sandbox, fileSource(REAL_LOG), { ...plainPacking(), gzip: new GzipRecords(RECORD_BYTES) });
    const { pending } = await sandbox.drain();
    const rows = await lakeRows(sandbox);
    const [totals] = await sandbox.query(
      'select count(*) as rows, count(distinct client_ip) as clients, sum(bytes) as bytes, count(parse_error) as malformed from access_log',
    );
    const warehouseBy = async (column: string) => {
      const counts = await sandbox.query(`select ${column} as value, count(*) as rows from access_log group by 1`);
      return Object.fromEntries(counts.map(({ value, rows: count }) => [String(value), Number(count)]));
    };

    expect(pending).toEqual([]);
    expect(rows).toHaveLength(TRUTH.lines);
    expect(countBy(rows, 'status')).toEqual(TRUTH.statuses);
    expect(countBy(rows, 'method')).toEqual(TRUTH.methods);
    expect(new Set(rows.map(({ client_ip }) => client_ip)).size).toBe(TRUTH.clients);
    expect(rows.reduce((sum, { bytes }) => sum + Number(bytes ?? 0), 0)).toBe(TRUTH.bytes);
    expect(Object.entries(totals ?? {}).map(([name, value]) => [name, Number(value)])).toEqual([
      ['rows', TRUTH.lines],
      ['clients', TRUTH.clients],
      ['bytes', TRUTH.bytes],
      ['malformed', 0],
    ]);
    expect(await warehouseBy('status')).toEqual(TRUTH.statuses);
    expect(await warehouseBy('method')).toEqual(TRUTH.methods);
    await sandbox.close();
  });

  test('measures the traffic of each window, and sets off the alarm on a burst of errors', async () => {
    const sandbox = await start();
    const line = (status: number) =>
      `203.0.113.7 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" ${status} 100 "-" "x"`;
    const lines = Array.from({ length: 1_000 }, (_, i) => line(i % 4 === 0 ? 500 : 200));
    await putLines(sandbox, textSource('burst', `${lines.join('\n')}\nnot a log line\n`));
    await sandbox.drain();
    const errors = sandbox.alarms().find(({ name }) => name.includes('ServerErrors'));

    const requests = sandbox.rooms.cloudWatch
      .statistics({ namespace: 'KinesisPipelines', metricName: 'Requests', dimensions: dimensionsOf(sandbox) })
      .reduce((sum, { value }) => sum + value, 0);
    expect(requests).toBe(1_000);
    expect(errors?.history.map(({ to }) => to)).toContain('ALARM');
    expect(sandbox.rooms.topics.messages(topicOf(sandbox)).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^ALARM: ".*ServerErrors/),
    );
    await sandbox.close();
  });

  test('keeps a line that is no request, with the reason', async () => {
    const sandbox = await start();
    await putLines(sandbox, textSource('odd', 'one\n\\x16\\x03\\x01\n'));
    await sandbox.drain();
    const rows = await sandbox.query('select raw, parse_error is not null as has_reason from access_log order by raw');

    expect(rows).toEqual([
      { raw: '\\x16\\x03\\x01', has_reason: true },
      { raw: 'one', has_reason: true },
    ]);
    await sandbox.close();
  });

  test('goes on where it ended, and loads nothing twice', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await putLines(first, generatedSource(1_000));
    await first.drain();
    await first.close();

    const second = await start(dataDir);
    const put = await putLines(second, generatedSource(1_000));
    await second.drain();

    expect(put).toBe(0);
    expect(await warehouseCount(second)).toEqual({ rows: 1_000, ids: 1_000 });
    expect(await lakeFigures(second)).toMatchObject({ rows: 1_000, distinctRows: 1_000 });
    await second.close();
  });

  test('delivers what was on its way when it was closed', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await putLines(first, generatedSource(1_000));
    await first.clock.advance(10_000);
    await first.close();

    const second = await start(dataDir);
    await second.drain();

    expect(await warehouseCount(second)).toEqual({ rows: 1_000, ids: 1_000 });
    expect(await lakeFigures(second)).toMatchObject({ rows: 1_000, distinctRows: 1_000 });
    await second.close();
  });

  test.each<[string, (sandbox: Sandbox) => Fault[]]>([
    [
      'the functions are down for a minute',
      (sandbox) => functions(sandbox).map((name) => ({ type: 'function-fails', function: name, forMs: 60_000 })),
    ],
    [
      'the functions are throttled for a minute',
      (sandbox) => functions(sandbox).map((name) => ({ type: 'function-throttled', function: name, forMs: 60_000 })),
    ],
    ['COPY fails once', () => [{ type: 'copy-fails', times: 1 }]],
  ])('loses nothing when %s', async (_, faults) => {
    const sandbox = await start();
    await putLines(sandbox, generatedSource(2_000));
    await sandbox.clock.advance(30_000);
    for (const fault of faults(sandbox)) sandbox.inject(fault);
    await putLines(
      sandbox,
      textSource('during the fault', '203.0.113.9 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 1\n'),
    );
    const { pending } = await sandbox.drain();

    expect(pending).toEqual([]);
    expect(await accounted(sandbox, 's3')).toBe(2_001);
    expect(await accounted(sandbox, 'redshift')).toBe(2_001);
    await sandbox.close();
  });

  test('loses nothing when the stream is throttled: the producer puts again what was refused', async () => {
    const sandbox = await start();
    sandbox.inject({ type: 'stream-throttled', stream: stream(sandbox), forMs: 1_000 });
    const done = putLines(sandbox, generatedSource(2_000)).then(() => true);
    let throttled = 0;
    sandbox.events.listen((event) => {
      if (event.type === 'records-put') throttled += event.throttled;
    });
    while (!(await Promise.race([done, soon()]))) await sandbox.clock.advance(250);
    await sandbox.drain();

    expect(throttled).toBeGreaterThan(0);
    expect(await accounted(sandbox, 's3')).toBe(2_000);
    expect(await accounted(sandbox, 'redshift')).toBe(2_000);
    await sandbox.close();
  });
});

/** Lines that have arrived once, and those in records kept under the error prefix. */
async function accounted(sandbox: Sandbox, kind: 's3' | 'redshift'): Promise<number> {
  const failed = await failureFigures(sandbox, kind);
  const arrived = kind === 's3' ? (await lakeFigures(sandbox)).distinctRows : (await warehouseCount(sandbox)).ids;
  return (arrived ?? 0) + failed.lines;
}

function soon(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 20));
}

function ofType(sandbox: Sandbox, type: string): string[] {
  return sandbox.deployment.resources.filter((resource) => resource.type === type).map(({ ref }) => ref);
}

function functions(sandbox: Sandbox): string[] {
  return ofType(sandbox, 'AWS::Lambda::Function');
}

function stream(sandbox: Sandbox): string {
  return ofType(sandbox, 'AWS::Kinesis::Stream')[0] ?? '';
}

function topicOf(sandbox: Sandbox): string {
  return ofType(sandbox, 'AWS::SNS::Topic')[0] ?? '';
}

function dimensionsOf(sandbox: Sandbox): Record<string, string> {
  return { StreamName: stream(sandbox) };
}
