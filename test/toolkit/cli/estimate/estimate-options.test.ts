import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEstimateOptions } from '../../../../toolkit/cli/estimate/estimate-options';
import { DEFAULT_WORKLOAD } from '../../../../toolkit/estimate/workload';

describe('parseEstimateOptions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'estimate-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (text: string) => {
    const name = path.join(folder, 'given.yaml');
    writeFileSync(name, text);
    return name;
  };

  test('takes the assembly where cdk writes it, and everything else by default', () => {
    expect(parseEstimateOptions([])).toEqual({
      place: 'cdk.out',
      stacks: undefined,
      workload: DEFAULT_WORKLOAD,
      prices: undefined,
      format: 'text',
    });
  });

  test('takes every option', () => {
    const args = [
      'app.yaml',
      '--gb-per-day',
      '2.5',
      '--line-bytes',
      '500',
      '--packing',
      'kpl',
      '--record-bytes',
      '50000',
      '--gzip-ratio',
      '8.5',
    ];
    const more = ['--peak-to-mean', '3', '--consumers', '2', '--stack', 'A', '--stack', 'B', '--format', 'html'];
    expect(parseEstimateOptions([...args, ...more])).toMatchObject({
      place: 'app.yaml',
      stacks: ['A', 'B'],
      format: 'html',
      workload: {
        gigabytesPerDay: 2.5,
        lineBytes: 500,
        packing: 'kpl',
        recordBytes: 50_000,
        gzipRatio: 8.5,
        peakToMean: 3,
        consumers: 2,
      },
    });
  });

  test('reads a workload from a file, in which options take the place of what it says', () => {
    const workload = file('linesPerSecond: 1000\npacking: gzip\nstoredDays: 90\n');
    const options = parseEstimateOptions(['--workload', workload, '--packing', 'lines', '--gb-per-day', '7']);
    expect(options.workload).toEqual({ ...DEFAULT_WORKLOAD, gigabytesPerDay: 7, packing: 'lines', storedDays: 90 });
  });

  test('reads prices from a file', () => {
    const prices = file('{ "kms.key": 2 }');
    expect(parseEstimateOptions(['--prices', prices]).prices).toEqual({
      file: `--prices ${prices}`,
      overrides: { 'kms.key': 2 },
    });
  });

  test.each([
    [['a', 'b'], 'estimate takes one assembly or template, got a, b'],
    [['--format', 'xml'], '--format must be text or json or html, got xml'],
    [['--gb-per-day', '1e3'], '--gb-per-day must be a number, got 1e3'],
    [['--gb-per-day', '0'], 'workload: gigabytesPerDay must be a number from 0.000001 to 10000000, got 0'],
    [['--packing', 'zip'], 'workload: packing must be none or lines or kpl or gzip, got "zip"'],
    [['--workload', '/none'], '--workload /none: there is no such file'],
    [['--prices', '/none'], '--prices /none: there is no such file'],
  ])('refuses %j', (args, message) => {
    expect(() => parseEstimateOptions(args)).toThrow(message);
  });

  test('refuses files that hold nothing of the kind', () => {
    const broken = file('a: [');
    expect(() => parseEstimateOptions(['--workload', broken])).toThrow(`--workload ${broken}: it cannot be read: `);
    const text = file('lines');
    expect(() => parseEstimateOptions(['--workload', text])).toThrow(
      `--workload ${text}: a workload must be an object, got "lines"`,
    );
    const list = file('- lines');
    expect(() => parseEstimateOptions(['--workload', list])).toThrow(
      `--workload ${list}: a workload must be an object, got ["lines"]`,
    );
  });
});
