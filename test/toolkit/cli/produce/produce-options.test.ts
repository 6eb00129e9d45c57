import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProduceOptions } from '../../../../toolkit/cli/produce/produce-options';
import { temporaryFolder } from '../../sandbox/context';

const folder = temporaryFolder();
const log = join(folder, 'access.log');
writeFileSync(log, '');

describe('parseProduceOptions', () => {
  test('reads standard input into a stream when nothing else is said', () => {
    expect(parseProduceOptions(['logs'])).toEqual({
      target: { stream: 'logs' },
      inputs: ['-'],
      generate: 0,
      recordBytes: 25 * 1_024,
      aggregates: false,
      gzip: false,
      keyOf: expect.any(Function),
      rate: undefined,
      checkpoint: undefined,
      json: false,
      client: {},
    });
  });

  test('takes every option', () => {
    const options = parseProduceOptions([
      ...['logs', log, '--generate', '10', '--record-size', '1000', '--aggregate', '--key', 'fixed:k', '--rate', '5'],
      ...['--checkpoint', 'places.json', '--json', '--region', 'eu-west-1', '--profile', 'work'],
      ...['--endpoint', 'https://kinesis.example.com'],
    ]);
    expect(options).toMatchObject({
      target: { stream: 'logs' },
      inputs: [log],
      generate: 10,
      recordBytes: 1_000,
      aggregates: true,
      rate: 5,
      checkpoint: 'places.json',
      json: true,
      client: { endpoint: 'https://kinesis.example.com', region: 'eu-west-1', profile: 'work' },
    });
    expect(options.keyOf(Buffer.from('any'))).toBe('k');
  });

  test("packs gzip'd records of one payload unit, or of another size", () => {
    expect(parseProduceOptions(['logs', '--gzip'])).toMatchObject({ gzip: true, recordBytes: 25_600 });
    const sized = parseProduceOptions(['--delivery-stream', 'lake', '--gzip', '--record-size', '204800']);
    expect(sized).toMatchObject({ gzip: true, recordBytes: 204_800 });
  });

  test('takes all words for files when a delivery stream is named', () => {
    expect(parseProduceOptions(['--delivery-stream', 'lake', log, '-'])).toMatchObject({
      target: { deliveryStream: 'lake' },
      inputs: [log, '-'],
    });
  });

  test('reads no standard input when lines are made up', () => {
    expect(parseProduceOptions(['logs', '--generate', '10']).inputs).toEqual([]);
  });

  test.each([
    [[], 'produce must name a STREAM or a --delivery-stream, got neither'],
    [['logs', 'none.log'], 'none.log: there is no such file'],
    [['logs', folder], `${folder}: not a file`],
    [['logs', '--generate', '0'], '--generate must be a whole number from 1 to 1000000000, got 0'],
    [['logs', '--record-size', '0'], '--record-size must be a whole number from 1 to 1024000, got 0'],
    [['logs', '--record-size', '1024001'], '--record-size must be a whole number from 1 to 1024000, got 1024001'],
    [['logs', '--gzip', '--record-size', '1'], '--record-size must be a whole number from 1024 to 204800, got 1'],
    [
      ['logs', '--gzip', '--record-size', '204801'],
      '--record-size must be a whole number from 1024 to 204800, got 204801',
    ],
    [['logs', '--aggregate', '--gzip'], '--aggregate and --gzip are both set, keep one'],
    [['logs', '--rate', '0'], '--rate must be a whole number from 1 to 10000000, got 0'],
    [['logs', '--endpoint', 'here'], '--endpoint must be an http or https URL, got here'],
    [
      ['--delivery-stream', 'lake', '--key', 'hash'],
      '--delivery-stream and --key are both set: Direct PUT knows no keys',
    ],
    [
      ['--delivery-stream', 'lake', '--aggregate'],
      '--delivery-stream and --aggregate are both set: Direct PUT takes aggregates as they are',
    ],
    [
      ['logs', log, '-', '--checkpoint', 'places.json'],
      '--checkpoint and standard input are both set: a pipe cannot be read from where it was left',
    ],
  ])('refuses %j', (args, message) => {
    expect(() => parseProduceOptions(args)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});
