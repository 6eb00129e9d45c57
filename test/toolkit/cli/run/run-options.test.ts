import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRunOptions } from '../../../../toolkit/cli/run/run-options';
import { temporaryFolder } from '../../sandbox/context';

const folder = temporaryFolder();
const first = join(folder, 'first.log');
const second = join(folder, 'second.log');
const existing = join(folder, 'existing.json');
writeFileSync(existing, '{"Resources":{}}');
const faults = join(folder, 'faults.json');
writeFileSync(faults, '[{"type":"copy-fails","times":1,"after":"PT5M"}]');
writeFileSync(first, '');
writeFileSync(second, '');

describe('parseRunOptions', () => {
  test('has a default for everything', () => {
    expect(parseRunOptions([])).toEqual({
      assembly: 'cdk.out',
      inputs: [],
      queries: [],
      endpoints: {},
      generate: 0,
      stream: undefined,
      rate: undefined,
      data: undefined,
      port: undefined,
      stacks: undefined,
      once: false,
      serve: false,
      json: false,
    });
  });

  test('takes every option', () => {
    const options = parseRunOptions([
      ...['out', '--input', first, second, '--generate', '10', '--stream', 'Logs', '--rate', '500', '--data', 'dir'],
      ...['--existing', existing, '--fault', faults, '--warehouse', 'postgres://127.0.0.1'],
      ...['--endpoint', 'https://a.example/?k=v=http://127.0.0.1:1', '--endpoint', 'b.example=http://127.0.0.1:2'],
      ...['--port', '4599', '--query', 'select 1', 'select 2', '--stack', 'A', '--stack', 'B', '--once', '--json'],
    ]);
    expect(options).toEqual({
      assembly: 'out',
      inputs: [first, second],
      queries: ['select 1', 'select 2'],
      existing: { Resources: {} },
      warehouse: 'postgres://127.0.0.1',
      endpoints: { 'https://a.example/?k=v': 'http://127.0.0.1:1', 'b.example': 'http://127.0.0.1:2' },
      faults: { path: faults, faults: [{ type: 'copy-fails', times: 1, afterMs: 300_000 }] },
      generate: 10,
      stream: 'Logs',
      rate: 500,
      data: 'dir',
      port: 4599,
      stacks: ['A', 'B'],
      once: true,
      serve: false,
      json: true,
    });
  });

  test('knows the folder of the assembly behind a list of files', () => {
    expect(parseRunOptions(['--input', first, folder])).toMatchObject({ inputs: [first], assembly: folder });
  });

  test.each<[string[], string]>([
    [['--input', join(folder, 'missing.log')], `--input ${join(folder, 'missing.log')}: there is no such file`],
    [['--input', folder], `--input ${folder}: not a file`],
    [['--existing', folder], `--existing ${folder}: not a file`],
    [['--existing', first], `--existing ${first}: not JSON: Unexpected end of JSON input`],
    [['--fault', existing], `--fault ${existing}: must be a list of faults, got {"Resources":{}}`],
    [['--rate', '0'], '--rate must be a whole number from 1 to 10000000, got 0'],
    [['--rate', 'fast'], '--rate must be a whole number from 1 to 10000000, got fast'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, got 65536'],
    [['--generate=-1'], '--generate must be a whole number from 0 to 100000000, got -1'],
    [['--warehouse', 'here'], '--warehouse must be postgres://user@host:port/database, got here'],
    [['--endpoint', 'https://a.example'], '--endpoint must be URL=LOCAL, got https://a.example'],
    [['--endpoint', '=http://127.0.0.1:1'], '--endpoint must be URL=LOCAL, got =http://127.0.0.1:1'],
    [['--endpoint', 'https://a.example='], '--endpoint must be URL=LOCAL, got https://a.example='],
    [['--once', '--serve'], '--once and --serve are both set, keep one'],
    [['a', 'b'], 'run takes one assembly, got a, b'],
    [['--speed', '3'], "Unknown option '--speed'"],
  ])('refuses %j', (args, message) => {
    expect(() => parseRunOptions(args)).toThrow(new Error(message));
  });
});
