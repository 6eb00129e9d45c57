import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from './command';
import { synthesizeApp } from './log-analytics-app';

jest.setTimeout(240_000);

const LINES = 3_000;
const COUNTS = 'select count(distinct event_id) as ids from access_log';

const command = new CommandLine();
const pipeline = synthesizeApp(command.folder);

afterAll(() => command.end());

function faultFile(faults: unknown): string {
  const file = join(command.folder, 'faults.json');
  writeFileSync(file, JSON.stringify(faults));
  return file;
}

function run(data: string, ...more: string[]) {
  const options = ['--generate', String(LINES), '--data', data, '--json', '--query', COUNTS];
  return command.run(pipeline, ...options, ...more);
}

describe('kinesis-pipelines run --fault', () => {
  test('goes through them, accounts for every line, and tells when they began and ended', async () => {
    const file = faultFile([
      { type: 'copy-fails', times: 1 },
      { type: 'bucket-denied', bucket: 'PipelineLakeBucket17D6A0A2', times: 2, after: 'PT1S' },
    ]);
    const { code, stdout, stderr } = await run('faulty', '--fault', file);
    expect([code, stderr]).toEqual([0, '']);
    const { faults, lake } = JSON.parse(stdout);
    expect(lake.rows).toBe(LINES);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(faults).toEqual([
      { type: 'copy-fails', begun: time, ended: time, strikes: 1 },
      { type: 'bucket-denied', begun: time, ended: time, strikes: 2 },
    ]);
  });

  test('is killed at any moment, goes on from the data directory, and loses nothing', async () => {
    for (const afterMs of [0, 400, 5_000, 60_000, 150_000]) {
      const file = faultFile([{ type: 'process-killed', afterMs }]);
      const { code, stdout } = await run('killed', '--fault', file);
      expect([code, stdout]).toEqual([null, '']);
    }
    const { code, stdout, stderr } = await run('killed');
    expect([code, stderr]).toEqual([0, '']);
    const { lines, lake, queries } = JSON.parse(stdout);
    expect(lines.read).toBe(LINES);
    expect(lake.rows).toBeGreaterThanOrEqual(LINES);
    expect(queries[0].rows[0].ids).toBeGreaterThanOrEqual(LINES);
  });

  test.each([
    [{}, 'must be a list of faults, got {}'],
    [[{ type: 'copy-fails', times: 0 }], 'entry 1: times must be a whole number from 1, got 0'],
    [[{ type: 'function-fails', function: 'Nobody' }], 'entry 1: Function not found: Nobody'],
  ])('refuses %j', async (faults, message) => {
    const file = faultFile(faults);
    const { code, stderr } = await run('refused', '--fault', file);
    expect([code, stderr]).toEqual([2, `kinesis-pipelines: --fault ${file}: ${message}\n`]);
  });
});
