import { parseRedriveOptions } from '../../../../toolkit/cli/redrive/redrive-options';
import { UsageError } from '../../../../toolkit/cli/usage-error';

const NOW = Date.UTC(2026, 5, 1, 12);
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/places';
const MAPPING = '11111111-1111-1111-1111-111111111111';

function parse(...args: string[]) {
  return parseRedriveOptions(args, NOW);
}

describe('parseRedriveOptions', () => {
  test('has defaults', () => {
    expect(parse('s3://failures')).toMatchObject({
      source: { bucket: 'failures', prefix: 'aws/lambda/' },
      target: { to: 'function', instead: undefined },
      dryRun: false,
      takeOver: false,
      json: false,
    });
  });

  test.each([
    [['s3://failures/'], { bucket: 'failures', prefix: 'aws/lambda/' }],
    [[`s3://failures/aws/lambda/${MAPPING}`], { bucket: 'failures', prefix: `aws/lambda/${MAPPING}` }],
    [['s3://failures', '--mapping', MAPPING], { bucket: 'failures', prefix: `aws/lambda/${MAPPING}/` }],
    [['s3://lake/errors/orders/', '--function', 'mend'], { bucket: 'lake', prefix: 'errors/orders/' }],
    [['--queue', QUEUE], { queueUrl: QUEUE }],
    [
      ['--stream', 'orders', '--since', '2h', '--until', '1h', '--function', 'process'],
      { stream: 'orders', functionArn: 'process', since: NOW - 7_200_000, until: NOW - 3_600_000 },
    ],
  ])('reads the source in %j', (args, source) => {
    expect(parse(...args).source).toEqual(source);
  });

  test.each([
    [['--function', 'orders'], { to: 'function', instead: 'orders' }],
    [['--to', 'function'], { to: 'function' }],
    [['--to', 'stream'], { to: 'stream' }],
    [['--to', 'stream', '--stream', 'orders'], { to: 'stream', instead: 'orders' }],
    [['--delivery-stream', 'events'], { to: 'delivery-stream', name: 'events' }],
    [['--to', 'delivery-stream', '--delivery-stream', 'events'], { to: 'delivery-stream', name: 'events' }],
  ])('reads the target in %j', (args, target) => {
    expect(parse('s3://failures', ...args).target).toEqual(target);
  });

  test('reads the rest', () => {
    const args = [
      '--since',
      '2h',
      '--until',
      '2026-06-01T11:00:00Z',
      '--rate',
      '50',
      '--dry-run',
      '--take-over',
      '--json',
    ];
    expect(parse('s3://failures', ...args)).toMatchObject({
      since: NOW - 2 * 3_600_000,
      until: Date.UTC(2026, 5, 1, 11),
      rate: 50,
      dryRun: true,
      takeOver: true,
      json: true,
    });
  });

  test.each<[string[], string]>([
    [[], 'redrive takes one s3://BUCKET[/PREFIX], one --queue URL or one --stream NAME, got none'],
    [
      ['s3://a', 's3://b'],
      'redrive takes one s3://BUCKET[/PREFIX], one --queue URL or one --stream NAME, got s3://a, s3://b',
    ],
    [
      ['s3://a', '--queue', QUEUE],
      `redrive takes one s3://BUCKET[/PREFIX], one --queue URL or one --stream NAME, got s3://a, --queue ${QUEUE}`,
    ],
    [['failures'], 'redrive must be given s3://BUCKET[/PREFIX], got failures'],
    [
      ['s3://a/redrive/done/aws/'],
      'PREFIX must not begin with redrive/, where what has been redriven is, got redrive/done/aws/',
    ],
    [
      ['s3://a/errors/'],
      '--to function needs --function NAME: an error object does not tell where its records came from',
    ],
    [
      ['s3://a/errors/', '--to', 'stream'],
      '--to stream needs --stream NAME: an error object does not tell where its records came from',
    ],
    [
      ['s3://a/errors/', '--to', 'delivery-stream'],
      '--to delivery-stream needs --delivery-stream NAME: an error object does not tell where its records came from',
    ],
    [['s3://a', '--to', 'copy'], '--to copy needs --delivery-stream NAME'],
    [
      ['s3://a/errors/', '--to', 'copy', '--delivery-stream', 'w', '--rate', '5'],
      '--to copy and --rate are both set: a manifest is copied whole',
    ],
    [
      ['--queue', QUEUE, '--to', 'copy', '--delivery-stream', 'w'],
      '--to copy needs s3://BUCKET/PREFIX, below which manifests are',
    ],
    [['s3://a', '--to', 'delivery-stream'], '--to delivery-stream needs --delivery-stream NAME'],
    [
      ['s3://a', '--to', 'function', '--delivery-stream', 'events'],
      '--to function and --delivery-stream are both set, keep one',
    ],
    [
      ['--stream', 'orders', '--function', 'f', '--since', '2h', '--until', '1h', '--delivery-stream', 'events'],
      '--stream and --delivery-stream are both set: only a function can tell what it has processed',
    ],
    [['s3://a/aws/lambda/1', '--mapping', MAPPING], 'PREFIX and --mapping are both set, keep one'],
    [['s3://a', '--mapping', '../x'], '--mapping must be the UUID of a mapping, got ../x'],
    [['--queue', 'places'], '--queue must be the URL of a queue, got places'],
    [
      ['--queue', QUEUE, '--mapping', MAPPING],
      '--queue and --mapping are both set: only a bucket tells mappings apart',
    ],
    [
      ['--queue', QUEUE, '--take-over'],
      '--queue and --take-over are both set: only batches of a bucket are held by a run',
    ],
    [['--stream', 'orders', '--since', '1h'], '--stream needs --function NAME: a stream does not know whose it is'],
    [
      ['--stream', 'orders', '--function', 'f', '--since', '1h'],
      '--stream needs --since TIME and --until TIME: a stream does not know what failed',
    ],
    [
      ['--stream', 'orders', '--function', 'f', '--until', '1h'],
      '--stream needs --since TIME and --until TIME: a stream does not know what failed',
    ],
    [
      ['--stream', 'orders', '--function', 'f', '--since', '1h', '--mapping', MAPPING],
      '--stream and --mapping are both set: only a bucket tells mappings apart',
    ],
    [
      ['--stream', 'orders', '--to', 'stream', '--since', '1h'],
      'redrive takes one s3://BUCKET[/PREFIX], one --queue URL or one --stream NAME, got none',
    ],
    [
      ['s3://a', '--stream', 'orders', '--to', 'x'],
      '--to must be one of function, stream, delivery-stream, copy, got x',
    ],
    [['s3://a', '--since', '1h', '--until', '2h'], '--until must be after --since 1h, got 2h'],
    [['s3://a', '--to', 'nowhere'], '--to must be one of function, stream, delivery-stream, copy, got nowhere'],
    [['s3://a', '--stream', 'orders'], '--to function and --stream are both set, keep one'],
    [['s3://a', '--to', 'stream', '--function', 'orders'], '--to stream and --function are both set, keep one'],
    [['s3://a', '--rate', '0'], '--rate must be a whole number from 1 to 1000000, got 0'],
    [['s3://a', '--since', 'lately'], '--since must be a time or a duration such as 15m, got lately'],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(new UsageError(message));
  });
});
