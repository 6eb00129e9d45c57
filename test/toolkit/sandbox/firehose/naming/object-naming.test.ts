import { ObjectNaming, type ObjectNamingOptions } from '../../../../../toolkit/sandbox/firehose/naming/object-naming';

const ARRIVAL = Date.UTC(2026, 6, 5, 3, 7, 9, 456);

function naming(options: Partial<ObjectNamingOptions>): ObjectNaming {
  return new ObjectNaming({ deliveryStreamName: 'logs', version: 1, extension: '.gz', ...options });
}

/** A key, its random parts masked. */
function masked(key: string): string {
  return key.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'UUID').replace(/\b[a-zA-Z0-9]{11}\b/g, 'RANDOM');
}

const NAME = 'logs-1-2026-07-05-03-07-09-UUID';

describe('ObjectNaming', () => {
  test.each([
    [undefined, `2026/07/05/03/${NAME}.gz`],
    ['raw', `raw2026/07/05/03/${NAME}.gz`],
    ['raw/', `raw/2026/07/05/03/${NAME}.gz`],
    ['a!b/', `a!b/2026/07/05/03/${NAME}.gz`],
    ['day=!{timestamp:yyyy-MM-dd}/', `day=2026-07-05/${NAME}.gz`],
    ["!{timestamp:'year='yyyy'/month='MM/}", `year=2026/month=07/${NAME}.gz`],
    ['!{timestamp:yy M d H m s SSS DDD}/', `26 7 5 3 7 9 000 186/${NAME}.gz`],
    ["!{timestamp:hh 'o''clock' ''}/", `03 o'clock '/${NAME}.gz`],
    ['!{firehose:random-string}/', `RANDOM/${NAME}.gz`],
  ])('evaluates the prefix %j', (prefix, key) => {
    const errorOutputPrefix = '!{firehose:error-output-type}/';
    expect(masked(naming({ prefix, errorOutputPrefix }).key(ARRIVAL))).toBe(key);
  });

  test.each([
    [undefined, undefined, `processing-failed/2026/07/05/03/${NAME}`],
    ['raw/', undefined, `raw/processing-failed/2026/07/05/03/${NAME}`],
    ['raw/', 'bad/', `bad/processing-failed/2026/07/05/03/${NAME}`],
    [
      '!{timestamp:yyyy}/',
      'bad/!{firehose:error-output-type}/!{timestamp:yyyy}/',
      `bad/processing-failed/2026/${NAME}`,
    ],
  ])('evaluates the error prefix of %j and %j', (prefix, errorOutputPrefix, key) => {
    expect(masked(naming({ prefix, errorOutputPrefix }).errorKey('processing-failed', ARRIVAL))).toBe(key);
  });

  test('puts partition keys into the prefix, and no date where it stands', () => {
    const prefix = 'c=!{partitionKeyFromQuery:customer}/!{partitionKeyFromLambda:day}/';
    const partitioned = naming({ prefix, errorOutputPrefix: '!{firehose:error-output-type}/' });
    expect(partitioned.namedKeys).toEqual([
      { source: 'fromQuery', name: 'customer' },
      { source: 'fromLambda', name: 'day' },
    ]);
    const keys = { fromQuery: { customer: 'me' }, fromLambda: { day: 'monday' } };
    expect(masked(partitioned.key(ARRIVAL, keys))).toBe(`c=me/monday/${NAME}.gz`);
  });

  test('makes each random string anew', () => {
    const prefix = '!{firehose:random-string}-!{firehose:random-string}/';
    const key = naming({ prefix, errorOutputPrefix: '!{firehose:error-output-type}/' }).key(ARRIVAL);
    const [, first, second] = /^(\w{11})-(\w{11})\//.exec(key) ?? [];
    expect(first).toBeDefined();
    expect(first).not.toBe(second);
  });

  test('writes dates in the time zone of the delivery stream', () => {
    expect(masked(naming({ timeZone: 'America/Los_Angeles' }).key(ARRIVAL))).toBe(
      '2026/07/04/20/logs-1-2026-07-04-20-07-09-UUID.gz',
    );
  });

  test('puts manifests below the prefix', () => {
    expect(masked(naming({ prefix: 'rows/' }).manifestKey('errors/manifests/', ARRIVAL))).toBe(
      `rows/errors/manifests/2026/07/05/03/${NAME}`,
    );
  });

  const type = '!{firehose:error-output-type}/';
  test.each([
    [{ prefix: type }, `Prefix must be free of !{firehose:error-output-type}, got ${type}`],
    [{ prefix: '!{timestamp:yyyy}/' }, 'ErrorOutputPrefix must be set when Prefix has expressions, got undefined'],
    [
      { errorOutputPrefix: '!{timestamp:yyyy}/' },
      'ErrorOutputPrefix must be a prefix with !{firehose:error-output-type}, got !{timestamp:yyyy}/',
    ],
    [
      { prefix: '!{partitionKeyFromSky:id}/', errorOutputPrefix: type },
      'Prefix must be a prefix that runs here, got the expression !{partitionKeyFromSky:id} in !{partitionKeyFromSky:id}/',
    ],
    [
      { errorOutputPrefix: `!{partitionKeyFromQuery:id}/${type}` },
      `ErrorOutputPrefix must be free of partition keys, got id in !{partitionKeyFromQuery:id}/${type}`,
    ],
    [
      { prefix: '!{timestamp:yyyy', errorOutputPrefix: type },
      'Prefix must be a prefix that runs here, got the unfinished expression !{timestamp:yyyy in !{timestamp:yyyy',
    ],
    [
      { prefix: '!{timestamp:EEE}', errorOutputPrefix: type },
      'Prefix must be a prefix that runs here, got the letters EEE in !{timestamp:EEE}',
    ],
    [
      { prefix: '!{timestamp:MMM}', errorOutputPrefix: type },
      'Prefix must be a prefix that runs here, got the letters MMM in !{timestamp:MMM}',
    ],
    [
      { prefix: "!{timestamp:yyyy'x}", errorOutputPrefix: type },
      "Prefix must be a prefix that runs here, got an unfinished quote 'x in !{timestamp:yyyy'x}",
    ],
    [
      { prefix: '!{timestamp:yyyy[-MM]}', errorOutputPrefix: type },
      'Prefix must be a prefix that runs here, got the reserved character [ in !{timestamp:yyyy[-MM]}',
    ],
    [{ prefix: 'x'.repeat(513) }, 'Prefix must be at most 512 characters when evaluated, got 513'],
    [{ timeZone: 'Mars/Base' }, 'CustomTimeZone must be the name of a time zone, got Mars/Base'],
  ])('refuses %j', (options, message) => {
    expect(() => naming(options)).toThrow(message);
  });

  test('takes a literal prefix of the full length', () => {
    expect(naming({ prefix: 'x'.repeat(512) }).key(ARRIVAL)).toContain('x'.repeat(512));
  });
});
