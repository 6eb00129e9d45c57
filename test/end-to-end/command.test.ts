import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { CLICKS_TEMPLATE } from './clicks-template';
import { CommandLine } from './command';
import { synthesizeApp } from './log-analytics-app';
import { writeAssembly } from './write-assembly';

jest.setTimeout(120_000);

const LINE = '203.0.113.7 - - [05/Jan/2026:09:00:00 +0000] "GET /a HTTP/1.1" 200 100 "-" "x"\n';
const QUERY = 'select status, count(*) as requests from access_log group by 1 order by 1';
const hasScript = spawnSync('script', ['--version']).status === 0;
const terminalTest = hasScript ? test : test.skip;
if (!hasScript) console.warn('the run on a terminal is not tested: there is no script command here');

const command = new CommandLine();
const pipeline = synthesizeApp(command.folder);
const { Role, Clicks, Copies, Lake, Delivery, Namespace, Workgroup } = CLICKS_TEMPLATE.Resources;
const clicks = assembly('clicks.out', { Role, Clicks, Lake, Delivery });
const log = join(command.folder, 'access.log');
writeFileSync(log, `${LINE.repeat(300)}what is this\n\n`);

function assembly(name: string, Resources: object): string {
  return writeAssembly(command.makeFolder(name), { Resources });
}

afterAll(() => command.end());

describe('kinesis-pipelines run --json', () => {
  test('prints one document and nothing else, and loads nothing twice on the same data directory', async () => {
    const before = command.listing();
    const first = await command.run(pipeline, '--input', log, '--data', 'data', '--json', '--query', QUERY);
    const second = await command.run(pipeline, '--input', log, '--data', 'data', '--json');
    const third = await command.run(pipeline, '--data', 'data', '--json', '--query', 'select * from nowhere');

    expect({ ...first, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual({
      lines: { read: 302, put: 302 },
      stream: { records: 1, shards: 4, throttled: 0 },
      lake: { objects: expect.any(Number), rows: 302, malformed: 2 },
      warehouse: { rows: 302, malformed: 2 },
      failures: { records: 0 },
      faults: [],
      denials: [],
      alarms: expect.arrayContaining([{ name: expect.any(String), state: 'OK' }]),
      queries: [
        {
          sql: QUERY,
          rows: [
            { status: 200, requests: 300 },
            { status: null, requests: 2 },
          ],
        },
      ],
      ignored: expect.arrayContaining([expect.any(String)]),
      seconds: expect.any(Number),
    });
    expect(JSON.parse(second.stdout)).toMatchObject({
      lines: { read: 302, put: 0 },
      stream: { records: 0 },
      lake: { rows: 302 },
      warehouse: { rows: 302 },
    });
    expect(JSON.parse(third.stdout)).toMatchObject({
      lines: { read: 0, put: 0 },
      lake: { rows: 302 },
      warehouse: { rows: 302 },
      queries: [{ sql: 'select * from nowhere', rows: [], error: 'relation "nowhere" does not exist' }],
    });
    expect([second.code, third.code]).toEqual([0, 0]);
    const after = command.listing();
    expect(after.folder).toEqual([...before.folder, 'data'].sort());
    expect(after.temporary).toEqual(before.temporary);
  });
});

describe('kinesis-pipelines run', () => {
  const tooLong = join(command.folder, 'long.log');
  writeFileSync(tooLong, `${'x'.repeat(1_000 * 1_024 + 1)}\n${LINE}`);

  test('exits with 1 when a line is not accounted for, on every run', async () => {
    const problem = '1 lines are longer than a record may be (1,000 KiB) and were not put\n';
    const first = await command.run(clicks, '--input', tooLong, '--data', 'long', '--json');
    const second = await command.run(clicks, '--data', 'long');

    expect(first).toMatchObject({ code: 1, stderr: problem });
    expect(JSON.parse(first.stdout)).toMatchObject({ lines: { read: 2, put: 1 }, stream: { records: 1 } });
    expect(second).toMatchObject({ code: 1, stdout: expect.stringContaining(problem), stderr: '' });
  });

  test('puts lines at a rate', async () => {
    const few = join(command.folder, 'few.log');
    writeFileSync(few, LINE.repeat(30));
    const start = performance.now();
    const { code, stdout } = await command.run(clicks, '--input', few, '--rate', '20', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ lines: { put: 30 }, stream: { records: 6 } });
    expect(performance.now() - start).toBeGreaterThan(1_500);
  });

  test('ends at SIGINT and leaves nothing behind; until then no other may use its data directory', async () => {
    const { temporary } = command.listing();
    const args = ['--input', log, '--rate', '1', '--data', 'busy'];
    const { child, outcome, prints } = command.start(clicks, ...args);
    await prints('resources');
    expect(await command.run(clicks, '--data', 'busy')).toEqual({
      code: 2,
      stdout: '',
      stderr: `kinesis-pipelines: ${join(command.folder, 'busy')}: in use by the sandbox of process ${child.pid}\n`,
    });

    child.kill('SIGINT');
    expect(await outcome).toMatchObject({ code: 130, stderr: '' });
    expect(command.listing().temporary).toEqual(temporary);
    expect(await command.run(clicks, '--data', 'busy')).toMatchObject({ code: 0 });
  });

  test('keeps serving without a terminal where it is told to, until it is asked to end', async () => {
    const { child, outcome, prints } = command.start(clicks, '--serve');
    await prints('Ctrl-C ends it.');
    child.kill('SIGTERM');
    expect(await outcome).toMatchObject({ code: 0, stderr: '' });
  });

  terminalTest('keeps serving on a terminal until Ctrl-C', async () => {
    const { child, outcome, prints } = command.startOnTerminal(clicks);
    await prints('Ctrl-C ends it.');
    child.stdin.write('\u0003');
    const { code, stdout } = await outcome;

    expect(code).toBe(0);
    expect(stdout).toContain('Every line is accounted for');
    expect(stdout).toMatch(/Live page {2}http:\/\/127\.0\.0\.1:\d+\/_console\//);
  });
});

describe('kinesis-pipelines run says in one line why it cannot go on, and exits with 2:', () => {
  async function refusal(...args: string[]): Promise<string> {
    const { code, stderr } = await command.run(...args);
    expect(code).toBe(2);
    return stderr;
  }

  test('a folder without an assembly', async () => {
    const folder = command.makeFolder('empty.out');
    expect(await refusal(folder)).toBe(
      `kinesis-pipelines: ${folder}: no cloud assembly here (no manifest.json); write one with: npx cdk synth\n`,
    );
  });

  test('a manifest that cannot be read', async () => {
    const folder = command.makeFolder('broken.out');
    writeFileSync(join(folder, 'manifest.json'), '{');
    expect(await refusal(folder)).toMatch(
      /^kinesis-pipelines: \S+\/broken\.out: the cloud assembly cannot be read: [^\n]+\n$/,
    );
  });

  test('a template that cannot be read', async () => {
    const folder = assembly('torn.out', {});
    writeFileSync(join(folder, 'Clicks.template.json'), '{');
    expect(await refusal(folder)).toMatch(
      /^kinesis-pipelines: \S+\/torn\.out\/Clicks\.template\.json: the template cannot be read: [^\n]+\n$/,
    );
  });

  test('a stack that cannot be created', async () => {
    const odd = { Type: 'AWS::S3::Bucket', DependsOn: 'Workgroup', Properties: { BucketName: 'No' } };
    const folder = assembly('odd.out', { Namespace, Workgroup, Lake: odd });
    expect(await refusal(folder)).toBe(
      'kinesis-pipelines: Clicks/Lake (AWS::S3::Bucket): BucketName must be 3-63 lowercase letters, digits, dots and hyphens, got No\n',
    );
  });

  test('an input that does not exist', async () => {
    expect(await refusal(clicks, '--input', 'no.log')).toBe(
      'kinesis-pipelines: --input no.log: there is no such file\n',
    );
  });

  test('an option it does not know', async () => {
    expect(await refusal('--fast')).toBe("kinesis-pipelines: Unknown option '--fast'\n");
  });

  test('several streams to put into', async () => {
    expect(await refusal(assembly('streams.out', { Clicks, Copies }), '--input', log)).toBe(
      'kinesis-pipelines: there are several streams, choose one with --stream: Clicks, Copies\n',
    );
  });

  test('no stream to put into', async () => {
    expect(await refusal(assembly('lake.out', { Lake }), '--input', log)).toBe(
      'kinesis-pipelines: there is no stream to put lines into\n',
    );
  });

  test('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await refusal(clicks, '--port', String(port))).toBe(
      `kinesis-pipelines: --port ${port}: the port is in use\n`,
    );
    server.close();
  });

  test('a data directory that holds something else', async () => {
    const folder = command.makeFolder('letters');
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    expect(await refusal(clicks, '--data', 'letters')).toBe(
      `kinesis-pipelines: ${folder}: holds other files than a sandbox's\n`,
    );
  });
});
