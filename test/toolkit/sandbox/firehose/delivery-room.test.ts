import { Fixture, NAME, ROLE_ARN } from './fixture';

const MINUTE = 60_000;

describe('DeliveryRoom', () => {
  test('delivers what the stream holds after the buffering interval', async () => {
    const fixture = new Fixture().toS3({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 60 } });
    fixture.stream.put('a\n');
    await fixture.clock.advance(30_000);
    fixture.stream.put('b\n');
    expect(await fixture.keys()).toEqual([]);
    await fixture.clock.advance(31_000);
    expect(await fixture.texts()).toEqual(['a\nb\n']);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('delivers at once when the buffer is full', async () => {
    const fixture = new Fixture().toS3({ BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 900 } });
    for (let i = 0; i < 5; i++) fixture.stream.put('x'.repeat(400 * 1024));
    await fixture.clock.advance(1_000);
    expect((await fixture.texts()).map(({ length }) => length)).toEqual([1_228_800]);
    expect(fixture.room.pending()).toEqual([`delivery stream ${NAME} holds 2 records`]);
  });

  test('goes on after a restart where delivery came to, and delivers nothing twice', async () => {
    const first = new Fixture().toS3();
    first.stream.put('delivered ');
    await first.clock.advance(6 * MINUTE);
    first.stream.put('held ');
    await first.clock.advance(MINUTE);
    const second = (await first.restart()).toS3();
    second.stream.put('new ');
    await second.clock.advance(6 * MINUTE);
    expect((await second.texts()).sort()).toEqual(['delivered ', 'held new ']);
  });

  test('reads what arrived since it was created', async () => {
    const fixture = new Fixture();
    fixture.stream.put('before');
    await fixture.clock.advance(1);
    fixture.toS3();
    fixture.stream.put('after');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['after']);
  });

  test('reads children after their parents have come to their end', async () => {
    const fixture = new Fixture().toS3();
    fixture.stream.isThrottled = true;
    fixture.stream.put('parent');
    fixture.stream.addShard('shardId-000000000001', 'shardId-000000000000');
    fixture.stream.addShard('shardId-000000000002', 'shardId-000000000000');
    fixture.stream.put('child', 'shardId-000000000002');
    await fixture.clock.advance(MINUTE);
    expect(fixture.room.pending()).toEqual([`delivery stream ${NAME} reads logs`]);
    fixture.stream.isThrottled = false;
    await fixture.clock.advance(6 * MINUTE);
    expect((await fixture.texts()).sort()).toEqual(['child', 'parent']);
  });

  test('backs off while the stream throttles it, and says so', async () => {
    const fixture = new Fixture().toS3();
    fixture.stream.isThrottled = true;
    fixture.stream.put('x');
    await fixture.clock.advance(10_000);
    expect(fixture.stream.reads).toBe(6);
    expect(fixture.sum('ThrottledGetRecords')).toBe(6);
  });

  test('does not read an idle stream', async () => {
    const fixture = new Fixture().toS3();
    await fixture.clock.advance(60 * MINUTE);
    expect(fixture.stream.reads).toBe(1);
  });

  test('stops reading while it cannot deliver, and goes on afterwards', async () => {
    const hints = { SizeInMBs: 1, IntervalInSeconds: 0 };
    const fixture = new Fixture().toS3({ BucketARN: 'arn:aws:s3:::later', BufferingHints: hints });
    for (let i = 0; i < 40_000; i++) fixture.stream.put('x'.repeat(200));
    await fixture.clock.advance(MINUTE);
    expect(fixture.stream.reads).toBe(2);
    expect(fixture.room.pending()[0]).toBe(`delivery stream ${NAME} reads logs`);
    fixture.addBucket('later');
    await fixture.clock.advance(10 * MINUTE);
    expect((await fixture.texts('', 'later')).join('')).toHaveLength(8_000_000);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('keeps trying while the stream holds the records, then tells what is lost', async () => {
    const fixture = new Fixture().toS3({ BucketARN: 'arn:aws:s3:::absent' });
    fixture.stream.retentionMs = 24 * 60 * MINUTE;
    fixture.stream.put('x');
    await fixture.clock.advance(24 * 60 * MINUTE - 1);
    expect(fixture.context.seen).toEqual([]);
    await fixture.clock.advance(2 * MINUTE);
    expect(fixture.context.seen).toMatchObject([
      { type: 'warning', message: expect.stringMatching(/^to-lake lost 1 records: absent\/2026/) },
    ]);
  });

  test('reports each object', async () => {
    const fixture = new Fixture().toS3();
    fixture.stream.put('12345');
    await fixture.clock.advance(6 * MINUTE);
    const [key] = await fixture.keys();
    expect(fixture.context.seen).toMatchObject([
      { type: 'object-delivered', deliveryStream: NAME, bucket: 'lake', key, records: 1, bytes: 5 },
    ]);
  });

  test('records a delivery stream to a destination that does not run here, with a warning', async () => {
    const fixture = new Fixture().create({ UnheardOfDestinationConfiguration: {} });
    expect(fixture.context.seen).toMatchObject([
      {
        type: 'warning',
        message: 'App/Resource: UnheardOfDestinationConfiguration does not run here: it is not known here',
      },
    ]);
    await expect(fixture.putDirectly('x')).rejects.toThrow('the delivery stream to-lake does not run here');
  });

  test.each([
    ['MSKSourceConfiguration', 'no cluster of Amazon MSK does'],
    ['DatabaseSourceConfiguration', 'no database that changes could be read from does'],
  ])('records a delivery stream with a source that does not run here, with a warning: %s', (source, reason) => {
    const ExtendedS3DestinationConfiguration = { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN };
    const fixture = new Fixture().create({ [source]: {}, ExtendedS3DestinationConfiguration });
    expect(fixture.context.seen).toMatchObject([
      { type: 'warning', message: `App/Resource: ${source} does not run here: ${reason}` },
    ]);
    expect(fixture.room.destinations()).toEqual([]);
  });

  test('refuses a query that jq does not compile', async () => {
    const Parameters = [{ ParameterName: 'MetadataExtractionQuery', ParameterValue: '{a: nosuch}' }];
    const fixture = new Fixture().toS3({
      Prefix: '!{partitionKeyFromQuery:a}/',
      ErrorOutputPrefix: '!{firehose:error-output-type}/',
      DynamicPartitioningConfiguration: { Enabled: true },
      ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'MetadataExtraction', Parameters }] },
    });
    await expect(fixture.created).rejects.toThrow(
      'MetadataExtractionQuery must be a jq query, got {a: nosuch}: jq: error: nosuch/0 is not defined at <top-level>, line 1, column 5:',
    );
  });

  test.each([
    [{}, 'a delivery stream must have exactly one destination, got none'],
    [
      { ExtendedS3DestinationConfiguration: {}, SplunkDestinationConfiguration: {} },
      'a delivery stream must have exactly one destination, got ExtendedS3, Splunk',
    ],
    [
      { DeliveryStreamName: 'a b', ExtendedS3DestinationConfiguration: {} },
      'DeliveryStreamName must be 1-64 letters, digits, _, . and -, got a b',
    ],
    [{ ExtendedS3DestinationConfiguration: { BucketARN: 'lake' } }, 'BucketARN must be the ARN of a bucket, got lake'],
  ])('refuses %j', (properties, message) => {
    expect(() => new Fixture().create(properties)).toThrow(message);
  });

  test('refuses a stream that is not there', () => {
    const KinesisStreamSourceConfiguration = { KinesisStreamARN: 'arn:other' };
    expect(() => new Fixture().toS3({}, { KinesisStreamSourceConfiguration })).toThrow('Stream arn:other not found.');
  });

  test.each([
    ['SizeInMBs', { SizeInMBs: 0, IntervalInSeconds: 60 }, 'SizeInMBs must be 1-128, got 0'],
    ['SizeInMBs', { SizeInMBs: 129, IntervalInSeconds: 60 }, 'SizeInMBs must be 1-128, got 129'],
    ['IntervalInSeconds', { SizeInMBs: 5, IntervalInSeconds: 901 }, 'IntervalInSeconds must be 0-900, got 901'],
    ['a half', { SizeInMBs: 5 }, 'BufferingHints must be both SizeInMBs and IntervalInSeconds, got one of them'],
  ])('refuses buffering hints out of range: %s', (_, BufferingHints, message) => {
    expect(() => new Fixture().toS3({ BufferingHints })).toThrow(message);
  });
});
