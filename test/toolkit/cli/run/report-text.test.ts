import { Activity } from '../../../../toolkit/cli/run/activity';
import { deploymentText, type ReportDetails, reportText } from '../../../../toolkit/cli/run/report-text';
import type { RunReport } from '../../../../toolkit/cli/run/run-report';
import type { DeployedResource } from '../../../../toolkit/sandbox/assembly/deployer';
import { testContext } from '../../sandbox/context';

const EMPTY: RunReport = {
  lines: { read: 0, put: 0 },
  stream: { records: 0, shards: 1, throttled: 0 },
  lake: { objects: 0, rows: 0, malformed: 0 },
  warehouse: { rows: 0, malformed: 0 },
  failures: { records: 0 },
  faults: [],
  denials: [],
  alarms: [],
  queries: [],
  ignored: [],
  seconds: 0.42,
};

function details(more: Partial<ReportDetails> = {}): ReportDetails {
  return {
    resources: [],
    activity: new Activity(testContext().events),
    lakeFolders: [],
    tables: [],
    traffic: [],
    drainedMs: 0,
    problems: [],
    pageUrl: 'http://127.0.0.1:4599/_console/',
    endpoint: 'http://127.0.0.1:4599',
    isServed: true,
    ...more,
  };
}

function resource(ref: string, path: string, runs = true, type = 'AWS::CloudWatch::Alarm'): DeployedResource {
  return { stackName: 'Logs', logicalId: ref, path, type, ref, attributes: {}, runs };
}

/** Without the blanks and frames that only align. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replaceAll('│', ' ').replace(/\s+/g, ' ').trim());
}

describe('reportText', () => {
  test('tells what arrived where', () => {
    const report = {
      ...EMPTY,
      lines: { read: 20_000, put: 12_345 },
      stream: { records: 1_650, shards: 4, throttled: 1_001 },
      lake: { objects: 8, rows: 20_000, malformed: 10 },
      warehouse: { rows: 19_000, malformed: 9 },
      failures: { records: 3 },
    };
    const resources = [resource('access-log', 'Stream', true, 'AWS::Kinesis::Stream')];
    const text = reportText(report, details({ resources, lakeFolders: ['/data/s3/lake'], tables: ['access_log'] }));
    expect(linesOf(text).slice(0, 7)).toEqual([
      'Lines 12,345 put of 20,000 read',
      'Stream 1,650 records into 4 shards, 1,001 throttled',
      'access-log',
      'Lake 20,000 rows (10 malformed) in 8 objects',
      '/data/s3/lake',
      'Warehouse 19,000 rows (9 malformed) in access_log',
      'Failures 3 records',
    ]);
  });

  test('tells no address that will not answer', () => {
    const text = reportText(EMPTY, details({ isServed: false }));
    expect(linesOf(text).slice(-3)).toEqual(['', 'Next npx cdk deploy', '']);
  });

  test('leaves out what there is not', () => {
    const text = reportText(EMPTY, details());
    expect(linesOf(text)).toEqual([
      'Lines 0 put of 0 read',
      'Stream 0 records into 1 shards, 0 throttled',
      'Failures 0 records',
      '',
      'Every line is accounted for, in 0.4 s.',
      '',
      'Live page http://127.0.0.1:4599/_console/',
      'Endpoint http://127.0.0.1:4599 (AWS_ENDPOINT_URL for any SDK client)',
      'Next npx cdk deploy',
      '',
    ]);
  });

  test('says how far time was turned, and what is not accounted for', () => {
    const problems = ['3 of 5 lines are not in the lake'];
    const lines = linesOf(reportText(EMPTY, details({ drainedMs: 7 * 60_000, problems })));
    expect(lines).toContain(
      'When all was put, time was turned forward by 7 min, so that buffers and windows fell due.',
    );
    expect(lines).toContain('3 of 5 lines are not in the lake');
    expect(lines.join()).not.toContain('Every line');
  });

  test('shows requests by minute and status', () => {
    const traffic = [
      { minute: '2026-01-05 09:00', status: 200, requests: 1_500, bytes: 1_000_000 },
      { minute: '2026-01-05 09:00', status: 500, requests: 20, bytes: 500 },
      { minute: '2026-01-05 09:01', status: 404, requests: 2, bytes: 7 },
      { minute: '2026-01-05 09:01', status: null, requests: 1, bytes: 0 },
    ];
    const lines = linesOf(reportText(EMPTY, details({ traffic, tables: ['access_log'] })));
    expect(lines).toContain('Requests by minute and status, from access_log');
    expect(lines).toContain('minute requests none 200 404 500 errors bytes');
    expect(lines).toContain('2026-01-05 09:00 1,520 0 1,500 0 20 20 1,000,500');
    expect(lines).toContain('2026-01-05 09:01 3 1 0 2 0 2 7');
  });

  test('shows the last fifteen minutes of many, and says so', () => {
    const traffic = Array.from({ length: 20 }, (_, i) => ({
      minute: `2026-01-05 09:${10 + i}`,
      status: 200,
      requests: 1,
      bytes: 1,
    }));
    const lines = linesOf(reportText(EMPTY, details({ traffic, tables: ['a'] })));
    expect(lines).toContain('Requests by minute and status, from a (the last of 20 minutes)');
    expect(lines.filter((line) => line.startsWith('2026-01-05'))).toHaveLength(15);
    expect(lines.join()).toContain('09:29');
    expect(lines.join()).not.toContain('09:14');
  });

  test('tells what went wrong on purpose, and whether it is over', () => {
    const faults = [
      { type: 'copy-fails', begun: '2026-01-05T09:00:01.000Z', ended: '2026-01-05T09:10:02.000Z', strikes: 1_000 },
      { type: 'writes-throttled', begun: '2026-01-05T09:00:03.000Z', strikes: 3 },
      { type: 'shard-split', strikes: 0 },
    ];
    const lines = linesOf(reportText({ ...EMPTY, faults }, details()));
    expect(lines).toContain('fault begun ended strikes');
    expect(lines).toContain('copy-fails 09:00:01 09:10:02 1,000');
    expect(lines).toContain('writes-throttled 09:00:03 3');
    expect(lines).toContain('shard-split 0');
  });

  test('shows deliveries and alarms by the paths of their constructs', async () => {
    const { events, clock } = testContext();
    const activity = new Activity(events);
    const delivery = { deliveryStream: 'logs-1a2b', bucket: 'lake', records: 1_200, bytes: 9 };
    events.emit({ type: 'object-delivered', key: 'a', ...delivery });
    events.emit({ type: 'object-delivered', key: 'errors/b', errorType: 'processing-failed', ...delivery });
    events.emit({ type: 'request-delivered', ...delivery, endpoint: 'https://a.example', records: 7 });
    events.emit({ type: 'copy', deliveryStream: 'logs-1a2b', table: 'access_log', rows: 30 });
    events.emit({ type: 'copy', deliveryStream: 'logs-1a2b', table: 'access_log', rows: 0, error: 'no such table' });
    await clock.advance(61_000);
    events.emit({ type: 'alarm', alarm: 'errors-3c4d', from: 'OK', to: 'ALARM', reason: 'too many' });
    const resources = [
      resource('logs-1a2b', 'Logs/Pipeline/Delivery/Resource'),
      resource('errors-3c4d', 'Logs/Pipeline/Errors/Resource'),
    ];
    const alarms = [
      { name: 'errors-3c4d', state: 'OK' },
      { name: 'made-by-hand', state: 'INSUFFICIENT_DATA' },
    ];
    const lines = linesOf(reportText({ ...EMPTY, alarms }, details({ activity, resources })));

    expect(lines).toContain('delivery stream objects requests records COPY failed rows loaded');
    expect(lines).toContain('Pipeline/Delivery 1 1 1,207 1 1 30');
    expect(lines).toContain('alarm state went off');
    expect(lines).toContain('Pipeline/Errors OK 00:01:01');
    expect(lines).toContain('made-by-hand INSUFFICIENT_DATA');
  });

  test('shows the answers of queries, or what went wrong', () => {
    const rows = [{ a: 1, b: null, c: { d: 2 } }];
    const queries = [
      { sql: 'select 1', rows },
      { sql: 'select 2', rows: [] },
      { sql: 'select 3', rows: [], error: 'relation "x" does not exist' },
    ];
    const lines = linesOf(reportText({ ...EMPTY, queries }, details()));
    expect(lines.slice(lines.indexOf('select 1'))).toEqual(
      expect.arrayContaining(['a b c', '1 {"d":2}', 'select 2', 'no rows', 'select 3', 'relation "x" does not exist']),
    );
  });

  test('spells out control characters of rows', () => {
    const queries = [{ sql: 'select 1', rows: [{ agent: '\u009b2J' }] }];
    expect(reportText({ ...EMPTY, queries }, details())).toContain('\\u009b2J');
  });

  test('aligns each table, and breaks no line of it', () => {
    const alarms = [
      { name: 'short', state: 'OK' },
      { name: 'x'.repeat(120), state: 'ALARM' },
    ];
    const table = reportText({ ...EMPTY, alarms }, details())
      .split('\n')
      .filter((line) => /^[│┌├└]/.test(line));
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
    expect(table.join()).toContain('x'.repeat(120));
  });
});

describe('deploymentText', () => {
  test('says what runs and what does not', () => {
    const resources = [
      resource('a', 'Logs/A'),
      resource('b', 'Logs/B', false, 'AWS::IAM::Role'),
      resource('c', 'Logs/C', false, 'AWS::IAM::Role'),
    ];
    expect(deploymentText(resources, ['Logs/A: without effect here: Tags'])).toBe(
      '3 resources: 1 run here, 2 are only recorded\n  only recorded: AWS::IAM::Role\n  Logs/A: without effect here: Tags\n',
    );
  });

  test('spells out control characters of a template', () => {
    expect(deploymentText([], ['Logs/A: without effect here: \u001b]0;title\u0007'])).toContain(
      '  Logs/A: without effect here: \\u001b]0;title\\u0007\n',
    );
  });

  test('is one line when everything runs', () => {
    expect(deploymentText([resource('a', 'Logs/A')], [])).toBe('1 resources: 1 run here, 0 are only recorded\n');
  });
});
