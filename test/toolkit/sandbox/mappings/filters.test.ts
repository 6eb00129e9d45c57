import { aggregate } from '../aggregates';
import { mappedFunction, startMapping } from './harness';
import { CONSUMER_ARN, STREAM_ARN } from './memory-stream';

const SUCCEED = 'exports.handler = async () => {};';

const filters = (...patterns: (object | string)[]) => ({
  FilterCriteria: {
    Filters: patterns.map((pattern) => ({ Pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) })),
  },
});

/** Data of the records that reach the function. */
async function passing(pattern: object | string, data: readonly string[]) {
  const { context, stream, runs } = startMapping(SUCCEED, filters(pattern));
  stream.put(data);
  await context.clock.advance(1000);
  return runs().flatMap((run) => run.data);
}

describe('filters', () => {
  test('let matching records through with their data as it was put', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, filters({ data: { status: [500] } }));
    const [, second] = stream.put(['{"status":200}', '{ "status": 500 }']);
    await context.clock.advance(1000);
    expect(runs().map(({ event }) => event)).toEqual([
      {
        Records: [
          expect.objectContaining({
            kinesis: expect.objectContaining({
              sequenceNumber: second,
              data: Buffer.from('{ "status": 500 }').toString('base64'),
            }),
          }),
        ],
      },
    ]);
  });

  test.each<[string, object | string, string[], string[]]>([
    [
      'equals a number as it is written',
      { data: { a: [300] } },
      ['{"a":300}', '{"a":300.0}', '{"a":3.0e2}'],
      ['{"a":300}'],
    ],
    [
      'equals text exactly',
      { data: { a: ['x'] } },
      ['{"a":"x"}', '{"a":"X"}', '{"a":["y","x"]}'],
      ['{"a":"x"}', '{"a":["y","x"]}'],
    ],
    [
      'equals null, the empty string and true',
      { data: { a: [null, '', true] } },
      ['{"a":null}', '{"a":""}', '{"a":true}', '{}'],
      ['{"a":null}', '{"a":""}', '{"a":true}'],
    ],
    ['does not take a number for text', { data: { a: ['1'] } }, ['{"a":1}', '{"a":"1"}'], ['{"a":"1"}']],
    ['all keys', { data: { a: [1], b: [2] } }, ['{"a":1,"b":2}', '{"a":1}'], ['{"a":1,"b":2}']],
    [
      'one of $or',
      { data: { $or: [{ a: [1] }, { b: [2] }] } },
      ['{"a":1}', '{"b":2}', '{"a":2}'],
      ['{"a":1}', '{"b":2}'],
    ],
    ['nested keys', { data: { a: { b: [1] } } }, ['{"a":{"b":1}}', '{"a":1}', '{"b":1}'], ['{"a":{"b":1}}']],
    [
      'anything-but',
      { data: { a: [{ 'anything-but': ['x', 'z'] }] } },
      ['{"a":"x"}', '{"a":"z"}', '{"a":1}', '{"a":"y"}', '{}'],
      ['{"a":1}', '{"a":"y"}'],
    ],
    [
      'anything-but a prefix',
      { data: { a: [{ 'anything-but': { prefix: 'x' } }] } },
      ['{"a":"xy"}', '{"a":"y"}', '{"a":1}', '{}'],
      ['{"a":"y"}', '{"a":1}'],
    ],
    [
      'anything-but one of some suffixes',
      { data: { a: [{ 'anything-but': { suffix: ['.png', '.css'] } }] } },
      ['{"a":"x.png"}', '{"a":"x.css"}', '{"a":"x.html"}'],
      ['{"a":"x.html"}'],
    ],
    [
      'anything-but text in whatever case',
      { data: { a: [{ 'anything-but': { 'equals-ignore-case': 'get' } }] } },
      ['{"a":"GET"}', '{"a":"POST"}'],
      ['{"a":"POST"}'],
    ],
    [
      'anything-but a number as it is written',
      { data: { a: [{ 'anything-but': 300 }] } },
      ['{"a":300}', '{"a":300.0}', '{"a":null}'],
      ['{"a":300.0}', '{"a":null}'],
    ],
    ['one of several values', { data: { a: [1, 'x'] } }, ['{"a":1}', '{"a":"x"}', '{"a":2}'], ['{"a":1}', '{"a":"x"}']],
    ['a bound', { data: { a: [{ numeric: ['<', 0] }] } }, ['{"a":-1.5}', '{"a":0}', '{"a":"-1"}'], ['{"a":-1.5}']],
    [
      'one of $or beside a key',
      { data: { c: [3], $or: [{ a: [1] }, { b: [2] }] } },
      ['{"a":1,"c":3}', '{"b":2,"c":3}', '{"a":1}', '{"c":3}'],
      ['{"a":1,"c":3}', '{"b":2,"c":3}'],
    ],
    [
      'numeric equals',
      { data: { a: [{ numeric: ['=', 300] }] } },
      ['{"a":300}', '{"a":3e2}', '{"a":"300"}'],
      ['{"a":300}', '{"a":3e2}'],
    ],
    [
      'numeric range',
      { data: { a: [{ numeric: ['>', 1, '<=', 3] }] } },
      ['{"a":1}', '{"a":2}', '{"a":3}', '{"a":4}'],
      ['{"a":2}', '{"a":3}'],
    ],
    ['exists', { data: { a: [{ exists: true }] } }, ['{"a":null}', '{"b":1}'], ['{"a":null}']],
    ['does not exist', { data: { a: [{ exists: false }] } }, ['{"a":null}', '{"b":1}'], ['{"b":1}']],
    ['prefix', { data: { a: [{ prefix: 'ab' }] } }, ['{"a":"abc"}', '{"a":"ba"}', '{"a":1}'], ['{"a":"abc"}']],
    ['suffix', { data: { a: [{ suffix: 'bc' }] } }, ['{"a":"abc"}', '{"a":"ba"}'], ['{"a":"abc"}']],
    [
      'equals-ignore-case',
      { data: { a: [{ 'equals-ignore-case': 'ab' }] } },
      ['{"a":"AB"}', '{"a":"ba"}'],
      ['{"a":"AB"}'],
    ],
    [
      'plain text',
      { data: ['hello', { prefix: 'GET ' }] },
      ['hello', 'GET /', 'POST /', '{"a":1}'],
      ['hello', 'GET /'],
    ],
    ['the last of duplicate keys', '{"data":{"a":[1],"a":[2]}}', ['{"a":1}', '{"a":2}'], ['{"a":2}']],
    ['no record that is not JSON', { data: { a: [{ exists: false }] } }, ['hello', '{broken', '{}'], ['{}']],
    [
      'a key of the prototype only where the record has it',
      { data: { constructor: [{ exists: true }] } },
      ['{}', '{"constructor":1}'],
      ['{"constructor":1}'],
    ],
  ])('match %s', async (_, pattern, data, expected) => {
    expect(await passing(pattern, data)).toEqual(expected);
  });

  test('match the partition key too', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, filters({ partitionKey: ['b'] }));
    stream.put(['1'], { partitionKey: 'a' });
    stream.put(['2'], { partitionKey: 'b' });
    await context.clock.advance(1000);
    expect(runs().flatMap(({ data }) => data)).toEqual(['2']);
  });

  test('pass a record that any of them matches', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, filters({ data: { a: [1] } }, { data: { a: [2] } }));
    stream.put(['{"a":1}', '{"a":2}', '{"a":3}']);
    await context.clock.advance(1000);
    expect(runs().flatMap(({ data }) => data)).toEqual(['{"a":1}', '{"a":2}']);
  });

  test('run before records join a batch, and move the place in the shard on', async () => {
    const properties = { ...filters({ data: { a: [1] } }), BatchSize: 2, MaximumBatchingWindowInSeconds: 60 };
    const { context, stream, runs, room } = startMapping(SUCCEED, properties);
    stream.put(['{"a":0}', '{"a":1}', '{"a":0}', '{"a":1}', '{"a":0}']);
    await context.clock.advance(1000);
    expect(runs()).toEqual([expect.objectContaining({ atMs: 0, data: ['{"a":1}', '{"a":1}'] })]);
    room.close();
    const again = startMapping(SUCCEED, properties, { context, stream: () => stream });
    await context.clock.advance(600_000);
    expect(again.runs()).toHaveLength(1);
  });

  test('see the records of an aggregate under enhanced fan-out', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, {
      ...filters({ data: { a: [1] } }),
      EventSourceArn: CONSUMER_ARN,
    });
    stream.put([
      aggregate([
        ['k', '{"a":1}'],
        ['k', '{"a":2}'],
      ]),
    ]);
    await context.clock.advance(1000);
    expect(runs().flatMap(({ data }) => data)).toEqual(['{"a":1}']);
  });

  test('see an aggregate over a shared iterator as one record that is not JSON', async () => {
    const { context, stream, runs } = startMapping(SUCCEED, filters({ data: { a: [1] } }));
    stream.put([aggregate([['k', '{"a":1}']])]);
    await context.clock.advance(1000);
    expect(runs()).toEqual([]);
  });

  test('of two mappings give each its own records', async () => {
    const { context, create, stream, runs, room } = mappedFunction(SUCCEED);
    create(filters({ data: { a: [1] } }), 'One');
    create({ ...filters({ data: { a: [2] } }), EventSourceArn: CONSUMER_ARN }, 'Two');
    room.start();
    stream.put(['{"a":1}', '{"a":2}']);
    await context.clock.advance(1000);
    const [one, two] = [STREAM_ARN, CONSUMER_ARN].map((arn) =>
      runs().filter(({ event }) => (event.Records as { eventSourceARN: string }[])[0]?.eventSourceARN === arn),
    );
    expect([one, two].map((of) => of?.flatMap(({ data }) => data))).toEqual([['{"a":1}'], ['{"a":2}']]);
  });

  test.each<[string, string]>([
    [
      '{"data":{"a":[{"cidr":"10.0.0.0/8"}]}}',
      'data.a must use one of exists, prefix, suffix, equals-ignore-case, anything-but, numeric, got {"cidr":"10.0.0.0/8"}',
    ],
    ['{"data":{"a":1}}', 'data.a must be an object, got 1'],
    ['{"data":{"a":[{"exists":"yes"}]}}', 'data.a exists must be true or false, got "yes"'],
    ['{"data":{"a":[{"prefix":1}]}}', 'data.a prefix must be a string, got 1'],
    ['{"data":{"a":[]}}', 'data.a must not be empty, got []'],
    ['{"data":{"a":{}}}', 'data.a must not be empty, got {}'],
    ['{"data":{"$or":{"a":[1]}}}', 'data.$or must be a list of patterns, got {"a":[1]}'],
    ['{"data":{"$or":[]}}', 'data.$or must be a list of patterns, got []'],
    ...['["x",1]', '[]', 'null', '{"exists":true}', '{"prefix":"a","suffix":"b"}'].map((operand): [string, string] => [
      `{"data":{"a":[{"anything-but":${operand}}]}}`,
      `data.a anything-but must be strings, or numbers, or one of prefix, suffix, equals-ignore-case, got ${operand}`,
    ]),
    ['{"data":{"a":[{"anything-but":{"prefix":[1]}}]}}', 'data.a prefix must be a string, got 1'],
    ...['[">"]', '[">","0"]', '["=",1,"<",2]', '["<",1,">",0]', '[]', '5', '["about",1]'].map(
      (operand): [string, string] => [
        `{"data":{"a":[{"numeric":${operand}}]}}`,
        `data.a numeric must be a comparison and a number, or a range such as [">", 0, "<=", 5], got ${operand}`,
      ],
    ),
  ])('refuse %s', (pattern, reason) => {
    expect(() => startMapping(SUCCEED, filters(pattern))).toThrow(
      new Error(`FilterCriteria.Filters.Pattern must be a filter pattern, got ${pattern}: ${reason}`),
    );
  });

  test.each([['status = 500'], ['{"data":{1:[2]}}']])('refuse %s, which is not JSON', (pattern) => {
    expect(() => startMapping(SUCCEED, filters(pattern))).toThrow(
      `FilterCriteria.Filters.Pattern must be a filter pattern, got ${pattern}: `,
    );
  });
});
