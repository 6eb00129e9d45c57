import type { DeliveryStreamContext } from '../../../../../toolkit/sandbox/firehose/delivery-stream-context';
import { Partitions } from '../../../../../toolkit/sandbox/firehose/partitioning/partitions';
import type { ProcessedRecord, SourceRecord } from '../../../../../toolkit/sandbox/firehose/record';
import { testContext } from '../../context';
import { Fixture, lambda, type Transform } from '../fixture';

const MINUTE = 60_000;
const ERROR_PREFIX = 'errors/!{firehose:error-output-type}/';
const DYNAMIC = { Enabled: true };

function byQuery(query: string) {
  const Parameters = [
    { ParameterName: 'MetadataExtractionQuery', ParameterValue: query },
    { ParameterName: 'JsonParsingEngine', ParameterValue: 'JQ-1.6' },
  ];
  return { Enabled: true, Processors: [{ Type: 'MetadataExtraction', Parameters }] };
}

function partitioned(properties: Record<string, unknown> = {}, fixture = new Fixture()): Fixture {
  return fixture.toS3({
    Prefix: 'c=!{partitionKeyFromQuery:customer}/',
    ErrorOutputPrefix: ERROR_PREFIX,
    BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 60 },
    DynamicPartitioningConfiguration: DYNAMIC,
    ProcessingConfiguration: byQuery('{customer: .c}'),
    ...properties,
  });
}

/** A function that gives each record the partition keys in it. */
const withKeys: Transform = ({ records }) => ({
  records: records.map(({ recordId, data }) => {
    const partitionKeys = JSON.parse(Buffer.from(data, 'base64').toString());
    return { recordId, result: 'Ok', data, metadata: { partitionKeys } };
  }),
});

/** Partitions by themselves, which tell what they deliver or why they do not. */
function byFirstLetter({ bytes }: { bytes: number }) {
  const sandbox = testContext();
  const context = { sandbox, name: 'logs', options: {}, metrics: { put: () => {} } };
  const delivered: string[] = [];
  const partitions = new Partitions(context as unknown as DeliveryStreamContext, {
    hints: () => ({ bytes, intervalMs: MINUTE }),
    partitionOf: ({ data }) => String(data)[0],
    takesPrefixOf: () => true,
    deliver: async (batch) =>
      void delivered.push(batch.map(({ data, failure }) => failure?.errorType ?? data).join('')),
  });
  return { clock: sandbox.clock, partitions, delivered };
}

function processed(text: string): ProcessedRecord {
  const data = Buffer.from(text);
  return { source: { data, shardId: 'shard' } as SourceRecord, data };
}

async function errors(fixture: Fixture, type: string): Promise<Record<string, unknown>[]> {
  const texts = await fixture.texts(`errors/${type}/`);
  return texts.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('Partitions', () => {
  test('deliver the records of each key by themselves, in their order, from any shard', async () => {
    const fixture = partitioned();
    fixture.stream.addShard('shardId-000000000001');
    for (let i = 0; i < 6; i++) fixture.stream.put(`{"c":"${'ab'[i % 2]}","i":${i}}\n`);
    await fixture.clock.advance(10_000);
    fixture.stream.put('{"c":"a","i":6}\n', 'shardId-000000000001');
    await fixture.clock.advance(2 * MINUTE);
    expect(await fixture.texts('c=a/')).toEqual([
      '{"c":"a","i":0}\n{"c":"a","i":2}\n{"c":"a","i":4}\n{"c":"a","i":6}\n',
    ]);
    expect(await fixture.texts('c=b/')).toEqual(['{"c":"b","i":1}\n{"c":"b","i":3}\n{"c":"b","i":5}\n']);
    expect((await fixture.keys()).length).toBe(2);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('have an interval each, which begins with their first record', async () => {
    const fixture = partitioned();
    fixture.stream.put('{"c":"a"}');
    await fixture.clock.advance(40_000);
    fixture.stream.put('{"c":"b"}');
    await fixture.clock.advance(30_000);
    expect(await fixture.texts('c=')).toEqual(['{"c":"a"}']);
    await fixture.clock.advance(40_000);
    expect(await fixture.texts('c=')).toEqual(['{"c":"a"}', '{"c":"b"}']);
  });

  test('have a size each', async () => {
    const { clock, partitions, delivered } = byFirstLetter({ bytes: 20 });
    for (const text of ['a'.repeat(10), 'b'.repeat(19), 'a'.repeat(10), 'a'])
      partitions.add(processed(text), text.length);
    await clock.advance(1);
    expect(delivered).toEqual(['a'.repeat(20)]);
    await clock.advance(MINUTE);
    expect(delivered.slice(1).sort()).toEqual(['a', 'b'.repeat(19)]);
  });

  test('tell every shard that there is room, also one that none of the records came from', async () => {
    const { clock, partitions } = byFirstLetter({ bytes: 20 });
    const settled: SourceRecord[][] = [];
    partitions.join('other', { settle: (records) => void settled.push([...records]) });
    partitions.add(processed('a'.repeat(20)), 20);
    await clock.advance(1);
    expect(settled).toEqual([[]]);
  });

  test('take the keys of the function', async () => {
    const fixture = new Fixture();
    fixture.transform = withKeys;
    partitioned(
      { Prefix: '!{partitionKeyFromLambda:day}/!{partitionKeyFromLambda:n}/', ProcessingConfiguration: lambda() },
      fixture,
    );
    fixture.stream.put('{"day":"monday","n":1}');
    await fixture.clock.advance(3 * MINUTE);
    expect(await fixture.texts('monday/1/')).toEqual(['{"day":"monday","n":1}']);
  });

  test('take the keys of the function and of a query together', async () => {
    const fixture = new Fixture();
    fixture.transform = withKeys;
    const Processors = [...byQuery('{customer: .n}').Processors, ...lambda().Processors];
    const Prefix = '!{partitionKeyFromLambda:day}/!{partitionKeyFromQuery:customer}/';
    partitioned({ Prefix, ProcessingConfiguration: { Enabled: true, Processors } }, fixture);
    fixture.stream.put('{"day":"monday","n":7}');
    await fixture.clock.advance(3 * MINUTE);
    expect(await fixture.keys('monday/7/')).toHaveLength(1);
  });

  test('leave out records without their keys, and say why', async () => {
    const fixture = partitioned();
    const bad = ['{"c":""}', '{"c":null}', '{}', 'not JSON', '{"c":"a"}{"c":"b"}', '[1]'];
    for (const data of ['{"c":"a"}', ...bad]) fixture.stream.put(data);
    await fixture.clock.advance(2 * MINUTE);
    expect(await fixture.texts('c=')).toEqual(['{"c":"a"}']);
    const code = { errorCode: 'DynamicPartitioning.MetadataExtractionFailed', attemptsMade: 1 };
    const missing = { ...code, errorMessage: 'partitionKeys values must not be null or empty' };
    const notJson = { ...code, errorMessage: 'Non JSON record provided' };
    const failed = { ...code, errorMessage: 'Cannot index array with string ("c")' };
    const found = await errors(fixture, 'metadata-extraction-failed');
    expect(found).toMatchObject([missing, missing, missing, notJson, notJson, failed]);
    expect(found.map(({ rawData }) => Buffer.from(String(rawData), 'base64').toString())).toEqual(bad);
    expect(found[0]).not.toHaveProperty('lambdaARN');
  });

  test('leave out records whose prefix no object can have', async () => {
    const fixture = partitioned();
    const long = ['x'.repeat(510), '\u{1f600}'.repeat(240)];
    for (const customer of [...long, 'x'.repeat(509)]) fixture.stream.put(JSON.stringify({ c: customer }));
    await fixture.clock.advance(2 * MINUTE);
    expect(await fixture.keys('c=x')).toHaveLength(1);
    const error = { errorMessage: 'The prefix is too long with these partitionKeys' };
    expect(await errors(fixture, 'metadata-extraction-failed')).toMatchObject([error, error]);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('are so many at a time, and the records of others go to the error prefix', async () => {
    const fixture = partitioned({}, new Fixture(undefined, undefined, { activePartitions: 2 }));
    for (const customer of 'abcad') fixture.stream.put(`{"c":"${customer}"}`);
    await fixture.clock.advance(90_000);
    expect((await fixture.keys('c=')).map((key) => key.split('/')[0])).toEqual(['c=a', 'c=b']);
    expect(await errors(fixture, 'activePartitionExceeded')).toMatchObject([
      { errorMessage: 'The delivery stream has 2 active partitions, which is its limit.' },
      { rawData: Buffer.from('{"c":"d"}').toString('base64') },
    ]);
    fixture.stream.put('{"c":"c"}');
    await fixture.clock.advance(2 * MINUTE);
    expect(await fixture.keys('c=c/')).toHaveLength(1);
  });

  test('are five hundred at most unless the account has more', async () => {
    const { clock, partitions, delivered } = byFirstLetter({ bytes: 20 });
    for (let i = 0; i < 501; i++) partitions.add(processed(String.fromCodePoint(0x4e00 + i)), 3);
    await clock.advance(MINUTE);
    expect(delivered).toHaveLength(501);
    expect(delivered.filter((batch) => batch === 'activePartitionExceeded')).toHaveLength(1);
  });

  test('tell how many they are, and how much each took', async () => {
    const fixture = partitioned({}, new Fixture(undefined, undefined, { activePartitions: 2 }));
    await fixture.clock.advance(30_000);
    for (const customer of 'abbc') fixture.stream.put(`{"c":"${customer}"}`);
    await fixture.clock.advance(30_000);
    const values = (name: string) => fixture.samples.filter((it) => it.name === name).map(({ value }) => value);
    expect(values('PartitionCount')).toEqual([0, 2]);
    expect(values('PartitionCountExceeded')).toEqual([0, 1]);
    expect(values('ActivePartitionsLimit')).toEqual([2, 2]);
    expect(values('PerPartitionThroughput')).toEqual([9 / 60, 18 / 60]);
    expect(values('JQProcessing.Duration').length).toBeGreaterThan(0);
    await fixture.clock.advance(2 * MINUTE);
    expect(values('PartitionCount')).toEqual([0, 2, 2, 0]);
    expect(values('PartitionCountExceeded')).toEqual([0, 1, 0, 0]);
  });

  test('lose nothing when the process is killed with one delivered and another not', async () => {
    const first = partitioned();
    first.stream.put('{"c":"a","i":0}');
    await first.clock.advance(40_000);
    first.stream.put('{"c":"b","i":1}');
    first.stream.put('{"c":"a","i":2}');
    await first.clock.advance(25_000);
    expect(await first.texts('c=')).toEqual(['{"c":"a","i":0}{"c":"a","i":2}']);
    const second = partitioned({}, await first.restart());
    await second.clock.advance(2 * MINUTE);
    expect((await second.texts('c=a/')).sort()).toEqual(['{"c":"a","i":0}{"c":"a","i":2}', '{"c":"a","i":2}']);
    expect(await second.texts('c=b/')).toEqual(['{"c":"b","i":1}']);
    const third = partitioned({}, await second.restart());
    await third.clock.advance(2 * MINUTE);
    expect(await third.keys()).toHaveLength(3);
  });

  test('keep what was put directly until all of it is delivered', async () => {
    const properties = {
      BucketARN: 'arn:aws:s3:::lake',
      Prefix: 'c=!{partitionKeyFromQuery:customer}/',
      ErrorOutputPrefix: ERROR_PREFIX,
      BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 60 },
      DynamicPartitioningConfiguration: DYNAMIC,
      ProcessingConfiguration: byQuery('{customer: .c}'),
    };
    const first = new Fixture().directPutToS3(properties);
    await first.putDirectly('{"c":"a"}');
    await first.clock.advance(40_000);
    await first.putDirectly('{"c":"b"}', 'x');
    await first.clock.advance(30_000);
    expect(first.room.pending()).toEqual(['delivery stream to-lake holds 2 records']);
    const second = (await first.restart()).directPutToS3(properties);
    await second.clock.advance(2 * MINUTE);
    expect(await second.texts('c=')).toEqual(['{"c":"a"}', '{"c":"b"}']);
    expect(await errors(second, 'metadata-extraction-failed')).toHaveLength(1);
  });

  test('pass records that the function drops or fails', async () => {
    const fixture = new Fixture();
    fixture.transform = ({ records }) => ({
      records: records.map(({ recordId, data }, i) => ({
        recordId,
        result: ['Ok', 'Dropped', 'ProcessingFailed'][i],
        data,
      })),
    });
    const Processors = [...lambda().Processors, ...byQuery('{customer: .c}').Processors];
    partitioned({ ProcessingConfiguration: { Enabled: true, Processors } }, fixture);
    for (const customer of 'abc') fixture.stream.put(`{"c":"${customer}"}`);
    await fixture.clock.advance(3 * MINUTE);
    expect(await fixture.texts('c=')).toEqual(['{"c":"a"}']);
    expect(await errors(fixture, 'processing-failed')).toHaveLength(1);
    expect(fixture.room.pending()).toEqual([]);
  });

  test.each([
    [{ Prefix: 'p/' }, 'Prefix must name partition keys with dynamic partitioning, got none'],
    [
      { DynamicPartitioningConfiguration: { Enabled: false } },
      'Prefix must be free of partition keys without dynamic partitioning, got customer',
    ],
    [
      { Prefix: 'p/', DynamicPartitioningConfiguration: undefined },
      'Processors must be without MetadataExtraction without dynamic partitioning, got one',
    ],
    [{ ProcessingConfiguration: undefined }, 'Processors must be with MetadataExtraction for customer, got none'],
    [{ Prefix: '!{partitionKeyFromLambda:day}/' }, 'Processors must be with Lambda for day, got none'],
    [{ ErrorOutputPrefix: undefined }, 'ErrorOutputPrefix must be set when Prefix has expressions, got undefined'],
    [{ BufferingHints: { SizeInMBs: 63, IntervalInSeconds: 60 } }, 'SizeInMBs must be 64-128, got 63'],
    [{ BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 59 } }, 'IntervalInSeconds must be 60-900, got 59'],
  ])('refuse %j', (properties, message) => {
    expect(() => partitioned(properties)).toThrow(new Error(message));
  });
});
