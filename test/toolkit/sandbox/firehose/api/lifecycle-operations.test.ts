import { Fixture, NAME, ROLE_ARN } from '../fixture';

const MINUTE = 60_000;
const LAKE = { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN };
const ID = 'destinationId-000000000001';

interface Description {
  readonly DeliveryStreamStatus: string;
  readonly VersionId: string;
  readonly LastUpdateTimestamp?: number;
  readonly Destinations: readonly { readonly ExtendedS3DestinationDescription: Record<string, unknown> }[];
}

function create(fixture: Fixture, input: Record<string, unknown> = {}) {
  return fixture.call('CreateDeliveryStream', {
    DeliveryStreamName: NAME,
    ExtendedS3DestinationConfiguration: LAKE,
    ...input,
  });
}

async function describeStream(fixture: Fixture): Promise<Description> {
  const { DeliveryStreamDescription } = await fixture.call('DescribeDeliveryStream', { DeliveryStreamName: NAME });
  return DeliveryStreamDescription as Description;
}

function update(fixture: Fixture, ExtendedS3DestinationUpdate: unknown, more: Record<string, unknown> = {}) {
  return fixture.call('UpdateDestination', {
    DeliveryStreamName: NAME,
    CurrentDeliveryStreamVersionId: '1',
    DestinationId: ID,
    ExtendedS3DestinationUpdate,
    ...more,
  });
}

const remove = (fixture: Fixture) => fixture.call('DeleteDeliveryStream', { DeliveryStreamName: NAME });

describe('CreateDeliveryStream', () => {
  test('takes a moment, after which records are taken and delivered', async () => {
    const fixture = new Fixture();
    expect(await create(fixture)).toEqual({
      DeliveryStreamARN: `arn:aws:firehose:us-east-1:123456789012:deliverystream/${NAME}`,
    });
    expect((await describeStream(fixture)).DeliveryStreamStatus).toBe('CREATING');
    await expect(fixture.putDirectly('x')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    for (const call of [() => update(fixture, {}), () => remove(fixture)]) {
      await expect(call()).rejects.toMatchObject({
        code: 'ResourceInUseException',
        message: `Firehose ${NAME} must be ACTIVE, got CREATING`,
      });
    }
    await fixture.clock.advance(500);
    expect((await describeStream(fixture)).DeliveryStreamStatus).toBe('ACTIVE');
    await fixture.putDirectly('x');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['x']);
  });

  test('reads a stream from then on', async () => {
    const fixture = new Fixture();
    fixture.stream.put('before');
    await fixture.clock.advance(1);
    await create(fixture, {
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: { KinesisStreamARN: fixture.stream.streamArn, RoleARN: ROLE_ARN },
    });
    fixture.stream.put('while creating ');
    await fixture.clock.advance(1_000);
    fixture.stream.put('after');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['while creating after']);
  });

  const violation = (member: string) =>
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`;
  test.each([
    [{ DeliveryStreamName: undefined }, 'ValidationException', violation('deliveryStreamName')],
    [
      { ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::lake' } },
      'ValidationException',
      violation('extendedS3DestinationConfiguration.roleARN'),
    ],
    [
      { ExtendedS3DestinationConfiguration: undefined, RedshiftDestinationConfiguration: { S3Configuration: {} } },
      'InvalidArgumentException',
      'Exactly one destination configuration is supported for a Firehose',
    ],
    [
      { DeliveryStreamType: 'KinesisStreamAsSource' },
      'InvalidArgumentException',
      'a delivery stream of type KinesisStreamAsSource must have KinesisStreamSourceConfiguration, got undefined',
    ],
    [
      { KinesisStreamSourceConfiguration: {} },
      'InvalidArgumentException',
      'a delivery stream of type DirectPut must have no source, got KinesisStreamSourceConfiguration',
    ],
    [
      { DeliveryStreamType: 'Pipe' },
      'ValidationException',
      "1 validation error detected: Value at 'deliveryStreamType' failed to satisfy constraint: Member must satisfy enum value set: [DirectPut, KinesisStreamAsSource, MSKAsSource, DatabaseAsSource]",
    ],
    [
      { ExtendedS3DestinationConfiguration: { ...LAKE, CompressionFormat: 'LZO' } },
      'InvalidArgumentException',
      'CompressionFormat must be UNCOMPRESSED, GZIP, ZIP, Snappy, HADOOP_SNAPPY, got LZO',
    ],
  ])('refuses %j', async (input, code, message) => {
    await expect(create(new Fixture(), input)).rejects.toMatchObject({ code, message });
  });

  test('refuses a name that is taken', async () => {
    await expect(create(new Fixture().directPutToS3())).rejects.toMatchObject({
      code: 'ResourceInUseException',
      message: `Firehose ${NAME} under accountId 123456789012 already exists`,
    });
  });
});

describe('DeleteDeliveryStream', () => {
  test('takes a moment, and what is not delivered is lost', async () => {
    const fixture = new Fixture().directPutToS3();
    await fixture.putDirectly('lost');
    expect(await remove(fixture)).toEqual({});
    expect(await remove(fixture)).toEqual({});
    expect((await describeStream(fixture)).DeliveryStreamStatus).toBe('DELETING');
    await expect(fixture.putDirectly('x')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await fixture.clock.advance(500);
    await expect(remove(fixture)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.keys()).toEqual([]);
    expect(fixture.room.pending()).toEqual([]);
  });

  test('forgets where delivery came to', async () => {
    const fixture = new Fixture().toS3();
    fixture.stream.put('first ');
    await fixture.clock.advance(MINUTE);
    await remove(fixture);
    await fixture.clock.advance(MINUTE);
    fixture.toS3();
    fixture.stream.put('second');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['second']);
  });
});

describe('UpdateDestination', () => {
  test('changes what it names, also for what waits, and counts versions', async () => {
    const fixture = new Fixture().toS3({ Prefix: 'old/', CompressionFormat: 'GZIP' });
    fixture.stream.put('x');
    await fixture.clock.advance(MINUTE);
    expect(await update(fixture, { Prefix: 'new/' })).toEqual({});
    const { VersionId, LastUpdateTimestamp, Destinations } = await describeStream(fixture);
    expect([VersionId, LastUpdateTimestamp]).toEqual(['2', (Date.UTC(2026, 0, 1) + MINUTE) / 1000]);
    expect(Destinations[0]?.ExtendedS3DestinationDescription).toMatchObject({
      Prefix: 'new/',
      CompressionFormat: 'GZIP',
    });
    await fixture.clock.advance(5 * MINUTE);
    const [key = ''] = await fixture.keys();
    expect(key).toMatch(/^new\/2026\/01\/01\/00\/to-lake-2-2026.*\.gz$/);
  });

  test('changes buffering from the next record on', async () => {
    const fixture = new Fixture().toS3();
    await update(fixture, { BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 10 } });
    fixture.stream.put('x');
    await fixture.clock.advance(12_000);
    expect(await fixture.texts()).toEqual(['x']);
  });

  test('changes the members of a backup one by one', async () => {
    const fixture = new Fixture().toS3({ S3BackupMode: 'Enabled', S3BackupConfiguration: { ...LAKE, Prefix: 'raw/' } });
    await update(fixture, { S3BackupUpdate: { CompressionFormat: 'GZIP' } });
    fixture.stream.put('x');
    await fixture.clock.advance(6 * MINUTE);
    expect((await fixture.keys('raw/'))[0]).toMatch(/\.gz$/);
  });

  test('makes no version of what changes nothing', async () => {
    const fixture = new Fixture().toS3({ Prefix: 'p/' });
    await update(fixture, {});
    await update(fixture, { Prefix: 'p/' });
    await fixture.call('UpdateDestination', {
      DeliveryStreamName: NAME,
      CurrentDeliveryStreamVersionId: '1',
      DestinationId: ID,
      S3DestinationUpdate: { Prefix: 'p/' },
    });
    expect((await describeStream(fixture)).VersionId).toBe('1');
  });

  test('goes on as before when a change is wrong', async () => {
    const fixture = new Fixture().toS3();
    await expect(update(fixture, { CompressionFormat: 'LZO' })).rejects.toMatchObject({
      code: 'InvalidArgumentException',
    });
    fixture.stream.put('x');
    await fixture.clock.advance(6 * MINUTE);
    expect(await fixture.texts()).toEqual(['x']);
    expect((await describeStream(fixture)).VersionId).toBe('1');
  });

  const wrongName = 'a destination must be updated by ExtendedS3DestinationUpdate, got';
  test.each([
    [
      {},
      { CurrentDeliveryStreamVersionId: '2' },
      'ConcurrentModificationException',
      `CurrentDeliveryStreamVersionId must be 1, the version of ${NAME}, got 2`,
    ],
    [{}, { DestinationId: 'other' }, 'InvalidArgumentException', `DestinationId must be ${ID}, got other`],
    [
      undefined,
      { ExtendedS3DestinationUpdate: undefined, SplunkDestinationUpdate: {} },
      'InvalidArgumentException',
      `${wrongName} ExtendedS3DestinationUpdate, SplunkDestinationUpdate`,
    ],
    [
      { S3BackupMode: 'Disabled' },
      {},
      'InvalidArgumentException',
      'S3BackupMode must stay Enabled once it is, got Disabled',
    ],
    [
      {
        ProcessingConfiguration: {
          Enabled: true,
          Processors: [{ Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: 'arn' }] }],
        },
      },
      {},
      'InvalidArgumentException',
      'a delivery stream that runs here must keep its processor, got one',
    ],
  ])('refuses %j with %j', async (change, more, code, message) => {
    const fixture = new Fixture().toS3({ S3BackupMode: 'Enabled', S3BackupConfiguration: LAKE });
    await expect(update(fixture, change, more)).rejects.toMatchObject({ code, message });
  });
});
